package im.relation.account.code;

import jakarta.mail.MessagingException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/// Sends by SMTP (`spring.mail.*`). Thread-safe.
final class SmtpCodeSender implements CodeSender {

  private final JavaMailSender smtp;
  private final String from;

  /// @param from an address of the deployment's own
  SmtpCodeSender(JavaMailSender smtp, String from) {
    this.smtp = smtp;
    this.from = from;
  }

  @Override
  public void send(CodeMail mail) {
    try {
      var message = smtp.createMimeMessage();
      mail.write(message, from);
      smtp.send(message);
    } catch (MessagingException | MailException e) {
      throw new SendFailure("the mail server did not take a code", e);
    }
  }
}
