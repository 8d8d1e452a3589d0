package im.relation.account.profile;

import im.relation.account.identifier.IdentifierSql;
import im.relation.conversation.SystemEntries;
import im.relation.runtime.Outbox;
import im.relation.runtime.RateLimit;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Wires the slice.
@Configuration(proxyBeanMethods = false)
public class ProfileFunctions {

  /// Searches per person and minute, in this process (USR-09).
  private static final int SEARCHES = 30;

  private static final Duration SEARCH_WINDOW = Duration.ofMinutes(1);

  private final UserSql users;
  private final IdentifierSql identifiers;
  private final Profiles profiles;

  ProfileFunctions(JdbcClient jdbc) {
    this.users = new UserSql(jdbc);
    this.identifiers = new IdentifierSql(jdbc);
    this.profiles = new Profiles(users, identifiers);
  }

  @Bean
  GetAccount getAccount() {
    return new GetAccount(users, identifiers);
  }

  @Bean
  GetProfiles getProfiles() {
    return new GetProfiles(profiles);
  }

  @Bean
  FindUser findUser(Clock clock) {
    return new FindUser(
        users, identifiers, profiles, new RateLimit<>(SEARCHES, SEARCH_WINDOW, clock));
  }

  @Bean
  UpdateProfile updateProfile(SystemEntries entries, Outbox outbox, Transactions transactions) {
    return new UpdateProfile(users, identifiers, entries, outbox, transactions);
  }

  @Bean
  UpdateSettings updateSettings(SystemEntries entries, Transactions transactions) {
    return new UpdateSettings(users, entries, transactions);
  }
}
