package im.relation.account.code;

import im.relation.account.identifier.LoginIdentifier;
import im.relation.contract.account.v1.CodePurpose;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/// One mail that carries a code.
///
/// @param code a secret
record CodeMail(
    LoginIdentifier to, CodePurpose purpose, String code, Duration life, Instant writtenAt) {

  /// Fills in an empty message.
  void write(MimeMessage message, String from) throws MessagingException {
    var charset = StandardCharsets.UTF_8.name();
    message.setFrom(new InternetAddress(from, true));
    message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to.value(), false));
    message.setSubject(subject(), charset);
    message.setText(text(), charset);
    message.setSentDate(Date.from(writtenAt));
    // RFC 3834 §5.2: nobody's holiday answer comes back.
    message.setHeader("Auto-Submitted", "auto-generated");
  }

  String subject() {
    return switch (purpose) {
      case CODE_PURPOSE_SIGN_UP -> "Your code to sign up: " + code;
      case CODE_PURPOSE_RESET_PASSWORD -> "Your code to set a new password: " + code;
      case CODE_PURPOSE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalStateException("no purpose");
    };
  }

  private String text() {
    return """
        %s

        It is good for %d minutes. Nobody of ours will ever ask you for it. If you did not ask
        for a code, there is nothing to do.
        """
        .formatted(subject(), life.toMinutes());
  }

  @Override
  public String toString() {
    return "CodeMail[secret]";
  }
}
