package im.relation.account.password;

import im.relation.account.code.Codes;
import im.relation.account.credential.CredentialSql;
import im.relation.account.credential.PasswordHasher;
import im.relation.account.identifier.IdentifierSql;
import im.relation.account.limit.Attempts;
import im.relation.account.password.ChangePassword.Tables;
import im.relation.account.password.ChangePassword.Work;
import im.relation.account.profile.UserSql;
import im.relation.account.session.SessionEnds;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Wires the slice.
@Configuration(proxyBeanMethods = false)
public class PasswordFunctions {

  private final IdentifierSql identifiers;
  private final Tables tables;
  private final Work work;

  PasswordFunctions(JdbcClient jdbc, Transactions transactions, Clock clock) {
    this.identifiers = new IdentifierSql(jdbc);
    this.tables = new Tables(new UserSql(jdbc), new CredentialSql(jdbc));
    this.work = new Work(transactions, clock);
  }

  @Bean
  ChangePassword changePassword(PasswordHasher hasher, Attempts attempts, SessionEnds sessions) {
    return new ChangePassword(identifiers, tables, hasher, attempts, sessions, work);
  }

  @Bean
  ResetPassword resetPassword(PasswordHasher hasher, Codes codes, SessionEnds sessions) {
    return new ResetPassword(identifiers, tables, hasher, codes, sessions, work);
  }
}
