package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person without an account, or without its password, does by e-mail.
class SignInIT {

  private static final String ANOTHER_PASSWORD = "another long password";

  @TempDir Path folder;

  private final String email = Service.name("ann") + "@example.org";
  private ClientWindow window;

  @BeforeEach
  void open() {
    window = ClientWindow.open(folder);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void whoProvesAnAddressByItsCodeHasAnAccount() {
    // Given
    window.click("#go-sign-up");
    window.click("#go-by-email");
    window.fill("#email", email);
    window.click("#send-code");
    window.awaitText("The code is on its way.");
    var code = Service.code(email, "sign up");
    window.fill("#nickname", "Ann");
    window.fill("#password", Service.PASSWORD);

    // When
    window.fill("#code", code.equals("000000") ? "111111" : "000000");
    window.click("#submit");
    window.awaitText("The code is wrong or too old.");
    window.fill("#code", code);
    window.click("#submit");

    // Then
    window.node("#conversations");
    var profile = window.client().account().get().orThrow().getProfile();
    assertThat(profile.getNickname()).isEqualTo("Ann");
  }

  @Test
  void aForgottenPasswordIsReplacedByWhoReadsTheMail() {
    // Given
    signUpByEmail();
    window.click("#rail-SETTINGS");
    window.click("#sign-out");
    window.click("#go-new-password");
    window.fill("#email", email);
    window.click("#send-code");

    // When
    window.fill("#code", Service.code(email, "set a new password"));
    window.fill("#password", ANOTHER_PASSWORD);
    window.click("#submit");

    // Then
    window.awaitText("The new password is set.");
    window.fill("#identifier", email);
    window.fill("#password", Service.PASSWORD);
    window.click("#submit");
    window.awaitText("The name or the password is wrong.");
    window.fill("#password", ANOTHER_PASSWORD);
    window.click("#submit");
    window.node("#conversations");
  }

  private void signUpByEmail() {
    window.click("#go-sign-up");
    window.click("#go-by-email");
    window.fill("#email", email);
    window.click("#send-code");
    window.fill("#code", Service.code(email, "sign up"));
    window.fill("#password", Service.PASSWORD);
    window.click("#submit");
    window.node("#conversations");
  }
}
