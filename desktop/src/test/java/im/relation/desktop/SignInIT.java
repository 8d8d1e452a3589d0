package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.desktop.base.Preferences;
import im.relation.desktop.notify.QuietNotifier;
import im.relation.desktop.signin.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Before somebody is signed in: what is done by e-mail, another server, what went wrong at the
/// start.
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

  @Test
  void aCertificateFileThatCannotBeReadIsSaidAndNothingIsChanged() throws IOException {
    // Given
    var noCertificate = Files.writeString(folder.resolve("notes.txt"), "not a certificate");
    window.click("#go-server");

    // When
    for (var file : List.of(folder.resolve("nowhere.pem"), noCertificate)) {
      window.fill("#ca", file.toString());
      window.click("#submit");
      window.awaitText("The certificate file cannot be read");
    }

    // Then
    assertThat(window.home().server()).isEqualTo(Service.server());
    window.click("#go-back");
    var _ = window.signUp(Service.name("ann"), "Ann");
  }

  @Test
  void aCertificateFileThatIsGoneIsMendedOnTheServersPage() {
    // Given
    var user = window.signUp(Service.name("ann"), "Ann").user();
    window.close();
    var server = Service.server();

    // When
    window =
        ClientWindow.open(
            folder,
            new Server(server.functions(), server.socket(), folder.resolve("gone.pem")),
            new QuietNotifier());

    // Then
    window.awaitText("The certificate file cannot be read");
    window.empty("#ca");
    window.click("#submit");
    window.node("#conversations");
    assertThat(window.client().user()).isEqualTo(user);
  }

  @Test
  void aStoreThatCannotBeOpenedIsSaidAtTheStart() throws SQLException {
    // Given
    var _ = window.signUp(Service.name("ann"), "Ann");
    var store = window.store();
    window.close();
    try (var opened = DriverManager.getConnection("jdbc:sqlite:" + store);
        var statement = opened.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }

    // When
    window = ClientWindow.open(folder);

    // Then
    window.node("#identifier");
    window.awaitText("A newer version of the client was used here.");
  }

  @Test
  void aCardThatIsHigherThanTheWindowIsScrolledByTheFocus() {
    // Given
    ClientWindow.onWindowThread(
        () -> {
          window.stage().setWidth(720);
          window.stage().setHeight(480);
          window.home().preferences().fontSize(Preferences.GREATEST_FONT);
          return true;
        });
    window.click("#go-sign-up");
    window.reveal("#go-by-email");
    window.click("#go-by-email");
    window.node("#email");

    // When
    for (var next : List.of("#send-code", "#code", "#nickname", "#password", "#submit")) {
      window.press(KeyCode.TAB);
      window.await(next + " has the focus", scene -> scene.lookup(next).isFocused());
    }

    // Then
    window.await("it is in sight", scene -> isInSight(scene, scene.lookup("#submit")));
    window.press(KeyCode.SPACE);
    window.awaitText("This is not an e-mail address.");
  }

  private static boolean isInSight(Scene scene, Node node) {
    var bounds = node.localToScene(node.getBoundsInLocal());
    return bounds.getMinY() >= 0 && bounds.getMaxY() <= scene.getHeight();
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
