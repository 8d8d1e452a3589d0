package im.relation.account.session;

import im.relation.account.credential.CredentialSql;
import im.relation.account.credential.PasswordHasher;
import im.relation.account.identifier.IdentifierSql;
import im.relation.account.limit.Attempts;
import im.relation.account.profile.Profiles;
import im.relation.account.profile.UserSql;
import im.relation.account.session.SignIn.PasswordCheck;
import im.relation.account.session.SignIn.Work;
import im.relation.backplane.TokenSigner;
import im.relation.runtime.store.Ids;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Wires the slice.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionSettings.class)
@Import(SessionEndFunctions.class)
public class SessionFunctions {

  private final JdbcClient jdbc;
  private final SessionSql sql;
  private final RefreshTokenSql refreshTokens;
  private final Transactions transactions;
  private final Clock clock;

  SessionFunctions(JdbcClient jdbc, Transactions transactions, Clock clock) {
    this.jdbc = jdbc;
    this.sql = new SessionSql(jdbc);
    this.refreshTokens = new RefreshTokenSql(jdbc);
    this.transactions = transactions;
    this.clock = clock;
  }

  @Bean
  Sessions sessions(TokenSigner signer, Ids ids, SessionEnds ends, SessionSettings settings) {
    var outward = new Sessions.Outward(signer, ids, ends);
    return new Sessions(sql, refreshTokens, new UserSql(jdbc), outward, settings);
  }

  @Bean
  SignIn signIn(Sessions sessions, PasswordHasher hasher, Attempts attempts) {
    var identifiers = new IdentifierSql(jdbc);
    var users = new UserSql(jdbc);
    return new SignIn(
        identifiers,
        new PasswordCheck(new CredentialSql(jdbc), hasher, attempts),
        users,
        new Profiles(users, identifiers),
        sessions,
        new Work(transactions, clock));
  }

  @Bean
  RefreshSession refreshSession(Sessions sessions, SessionSettings settings) {
    return new RefreshSession(sql, refreshTokens, sessions, settings, transactions, clock);
  }

  @Bean
  SignOut signOut(Sessions sessions) {
    return new SignOut(sql, sessions, transactions, clock);
  }

  @Bean
  ListSessions listSessions() {
    return new ListSessions(sql, clock);
  }

  @Bean
  RenameDevice renameDevice() {
    return new RenameDevice(sql, transactions);
  }

  @Bean
  RevokeSession revokeSession(Sessions sessions) {
    return new RevokeSession(sql, sessions, transactions, clock);
  }

  @Bean
  RevokeOtherSessions revokeOtherSessions(SessionEnds ends) {
    return new RevokeOtherSessions(ends, transactions, clock);
  }
}
