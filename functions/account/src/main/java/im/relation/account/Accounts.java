package im.relation.account;

import im.relation.account.identifier.IdentifierSql;
import im.relation.account.identifier.LoginIdentifier;
import im.relation.account.profile.Profiles;
import im.relation.account.profile.UserSql;
import im.relation.account.session.SessionEnds;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.account.v1.Session;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Accounts as an operator sees them: whoever it is, whatever the person lets others see.
/// Thread-safe.
public final class Accounts {

  /// Longest decimal id.
  private static final int ID_DIGITS = 19;

  private final UserSql users;
  private final IdentifierSql identifiers;
  private final SessionEnds sessions;
  private final Transactions transactions;
  private final Clock clock;

  Accounts(JdbcClient jdbc, SessionEnds sessions, Transactions transactions, Clock clock) {
    this.users = new UserSql(jdbc);
    this.identifiers = new IdentifierSql(jdbc);
    this.sessions = sessions;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// One account.
  public record Account(Profile profile, Instant createdAt) {

    public UserId user() {
      return new UserId(profile.getUserId());
    }
  }

  /// The account of a user id in decimal digits, else the one of a username.
  public Optional<Account> find(String nameOrId) {
    return id(nameOrId).flatMap(this::of).or(() -> named(nameOrId).flatMap(this::of));
  }

  /// The person's live sessions, newest first.
  public List<Session> sessions(UserId user) {
    return sessions.live(user, clock.instant());
  }

  /// Ends all of a person's sessions for good, or one; how many ended. Idempotent.
  public int revoke(UserId user, Optional<SessionId> one) {
    var code = CloseCode.CLOSE_CODE_SESSION_REVOKED;
    return transactions.call(
        () ->
            one.map(session -> sessions.endOne(user, session, code, clock.instant()))
                .orElseGet(() -> sessions.endAll(user, code, clock.instant())));
  }

  private Optional<Account> of(UserId user) {
    return new Profiles(users, identifiers)
        .of(user)
        .flatMap(
            profile -> users.createdAt(user).map(createdAt -> new Account(profile, createdAt)));
  }

  private Optional<UserId> named(String name) {
    return switch (LoginIdentifier.username(name)) {
      case Outcome.Ok<LoginIdentifier>(var identifier) -> identifiers.find(identifier);
      case Outcome.Refused<LoginIdentifier> ignored -> Optional.empty();
    };
  }

  private static Optional<UserId> id(String text) {
    try {
      return text.length() <= ID_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')
          ? Optional.of(new UserId(Long.parseLong(text))).filter(user -> !user.isSystem())
          : Optional.empty();
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }
}
