package im.relation.account.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import im.relation.account.identifier.LoginIdentifier;
import im.relation.account.identifier.LoginIdentifier.Kind;
import im.relation.contract.account.v1.CodePurpose;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Timeout(60)
class SmtpCodeSenderIT {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final GreenMail smtp =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    smtp.start();
  }

  @AfterEach
  void stop() {
    smtp.stop();
  }

  @Test
  void handsACodeToTheMailServer() throws Exception {
    // Given
    var sender = sender(smtp.getSmtp().getPort());

    // When
    sender.send(mail());

    // Then
    assertThat(smtp.waitForIncomingEmail(10_000, 1)).isTrue();
    var message = smtp.getReceivedMessages()[0];
    assertThat(message.getAllRecipients()[0]).hasToString("alice@example.com");
    assertThat(message.getFrom()[0]).hasToString("no-reply@im.example");
    assertThat(message.getSubject()).isEqualTo("Your code to sign up: 042137");
    assertThat(message.getContent().toString()).contains("042137").contains("5 minutes");
    assertThat(message.getSentDate().toInstant()).isEqualTo(NOW);
  }

  @Test
  void saysWithoutAddressOrCodeThatNoServerAnswers() {
    // Given
    var sender = sender(1);

    // When
    assertThatThrownBy(() -> sender.send(mail()))
        // Then
        .isInstanceOf(CodeSender.SendFailure.class)
        .message()
        .doesNotContain("alice")
        .doesNotContain("042137");
  }

  private static SmtpCodeSender sender(int port) {
    var client = new JavaMailSenderImpl();
    client.setHost("127.0.0.1");
    client.setPort(port);
    return new SmtpCodeSender(client, "no-reply@im.example");
  }

  private static CodeMail mail() {
    return new CodeMail(
        new LoginIdentifier(Kind.EMAIL, "alice@example.com"),
        CodePurpose.CODE_PURPOSE_SIGN_UP,
        "042137",
        Duration.ofMinutes(5),
        NOW);
  }
}
