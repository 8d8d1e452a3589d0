package im.relation.account.signup;

import im.relation.account.code.Codes;
import im.relation.account.credential.CredentialSql;
import im.relation.account.credential.PasswordHasher;
import im.relation.account.identifier.IdentifierSql;
import im.relation.account.profile.UserSql;
import im.relation.account.session.Sessions;
import im.relation.account.signup.NewAccounts.Tables;
import im.relation.account.signup.NewAccounts.Work;
import im.relation.conversation.Conversations;
import im.relation.runtime.store.Ids;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Wires the slice.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignUpSettings.class)
public class SignUpFunctions {

  private final Tables tables;
  private final Work work;

  SignUpFunctions(JdbcClient jdbc, Transactions transactions, Clock clock) {
    this.tables = new Tables(new IdentifierSql(jdbc), new UserSql(jdbc), new CredentialSql(jdbc));
    this.work = new Work(transactions, clock);
  }

  @Bean
  NewAccounts newAccounts(Codes codes, Sessions sessions, Conversations conversations, Ids ids) {
    return new NewAccounts(tables, codes, sessions, conversations, ids, work);
  }

  @Bean
  SignUp signUp(Codes codes, PasswordHasher hasher, NewAccounts accounts, SignUpSettings settings) {
    return new SignUp(codes, hasher, accounts, settings);
  }
}
