package im.relation.account.code;

import im.relation.account.identifier.IdentifierSql;
import im.relation.runtime.RateLimit;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Wires the slice.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CodeSettings.class, MailSettings.class})
public class CodeFunctions {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// How long a mail server may take to connect, to read and to write; Jakarta Mail waits for ever.
  private static final Duration SMTP_TIMEOUT = Duration.ofSeconds(10);

  private final CodeSql sql;
  private final IdentifierSql identifiers;

  CodeFunctions(JdbcClient jdbc) {
    this.sql = new CodeSql(jdbc);
    this.identifiers = new IdentifierSql(jdbc);
  }

  @Bean
  Codes codes(CodeSettings settings, Transactions transactions, Clock clock) {
    return new Codes(sql, settings, transactions, clock);
  }

  @Bean
  CodeSender codeSender(MailSettings settings, ObjectProvider<JavaMailSender> smtp) {
    return switch (settings.sender()) {
      case FOLDER -> new FolderCodeSender(settings.folder(), settings.from());
      case SMTP -> new SmtpCodeSender(bounded(smtp.getObject()), settings.from());
    };
  }

  @Bean
  CodeDispatch codeDispatch(CodeSender sender) {
    return new CodeDispatch(sender);
  }

  @Bean
  SendCode sendCode(
      CodeDispatch dispatch, CodeSettings settings, Transactions transactions, Clock clock) {
    var limit = new RateLimit<String>(settings.perMinuteAndIp(), MINUTE, clock);
    var work = new SendCode.Work(transactions, clock);
    return new SendCode(sql, identifiers, dispatch, limit, settings, work);
  }

  private static JavaMailSender bounded(JavaMailSender smtp) {
    if (smtp instanceof JavaMailSenderImpl client) {
      var properties = client.getJavaMailProperties();
      var millis = Long.toString(SMTP_TIMEOUT.toMillis());
      properties.putIfAbsent("mail.smtp.connectiontimeout", millis);
      properties.putIfAbsent("mail.smtp.timeout", millis);
      properties.putIfAbsent("mail.smtp.writetimeout", millis);
    }
    return smtp;
  }
}
