package im.relation.account.code;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How mail leaves.
///
/// @param sender FOLDER for a developer's machine; SMTP needs `spring.mail.*`
/// @param folder where FOLDER puts mails
/// @param from the sender's address
@ConfigurationProperties(prefix = "im.account.mail", ignoreUnknownFields = false)
public record MailSettings(
    @DefaultValue("FOLDER") Sender sender,
    @DefaultValue("var/mail") Path folder,
    @DefaultValue("no-reply@localhost.localdomain") String from) {

  /// The ways out.
  public enum Sender {
    FOLDER,
    SMTP
  }
}
