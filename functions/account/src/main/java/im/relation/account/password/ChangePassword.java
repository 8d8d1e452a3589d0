package im.relation.account.password;

import im.relation.account.credential.CredentialSql;
import im.relation.account.credential.Password;
import im.relation.account.credential.PasswordHash;
import im.relation.account.credential.PasswordHasher;
import im.relation.account.credential.PasswordRule;
import im.relation.account.identifier.IdentifierSql;
import im.relation.account.identifier.LoginIdentifier;
import im.relation.account.limit.Attempts;
import im.relation.account.profile.UserSql;
import im.relation.account.session.SessionEnds;
import im.relation.contract.account.v1.ChangePasswordRequest;
import im.relation.contract.account.v1.ChangePasswordResponse;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/// Changes the caller's password and ends all other sessions.
///
/// Problems: INVALID for the new password; WRONG_CREDENTIALS for the old one; CONFLICT when another
/// change came in between; RESOURCE_EXHAUSTED after too many wrong passwords, counted as at
/// sign-in, or when too many hashes are waited for. A resend gets WRONG_CREDENTIALS.
final class ChangePassword
    implements Function<Call<ChangePasswordRequest>, Outcome<ChangePasswordResponse>> {

  private final IdentifierSql identifiers;
  private final Tables tables;
  private final PasswordHasher hasher;
  private final Attempts attempts;
  private final SessionEnds sessions;
  private final Work work;

  /// Where the hash stands, and the row that guards it.
  record Tables(UserSql users, CredentialSql credentials) {}

  /// What the work runs in.
  record Work(Transactions transactions, Clock clock) {}

  ChangePassword(
      IdentifierSql identifiers,
      Tables tables,
      PasswordHasher hasher,
      Attempts attempts,
      SessionEnds sessions,
      Work work) {
    this.identifiers = identifiers;
    this.tables = tables;
    this.hasher = hasher;
    this.attempts = attempts;
    this.sessions = sessions;
    this.work = work;
  }

  @Override
  public Outcome<ChangePasswordResponse> apply(Call<ChangePasswordRequest> call) {
    var names = identifiers.of(call.user()).stream().map(LoginIdentifier::name).toList();
    var subject = "USER:" + call.user();
    return PasswordRule.check("new_password", call.request().getNewPassword(), names)
        .then(fresh -> attempts.begin(subject, fresh))
        .then(fresh -> prove(call, subject).then(old -> replace(call, old, fresh)))
        .map(
            done -> {
              attempts.clear(subject);
              return done;
            });
  }

  private Outcome<PasswordHash> prove(Call<ChangePasswordRequest> call, String subject) {
    var stored = tables.credentials().find(call.user());
    var typed = Password.typed(call.request().getOldPassword());
    return switch (hasher.matches(typed, stored.orElse(null))) {
      case Outcome.Refused<Boolean>(var busy) -> {
        attempts.undo(subject);
        yield Outcome.refused(busy);
      }
      case Outcome.Ok<Boolean>(var right) ->
          right && stored.isPresent()
              ? Outcome.ok(stored.get())
              : Outcome.refused(ProblemCode.WRONG_CREDENTIALS);
    };
  }

  private Outcome<ChangePasswordResponse> replace(
      Call<ChangePasswordRequest> call, PasswordHash old, Password fresh) {
    return hasher.hash(fresh).then(hash -> work.transactions().call(() -> write(call, old, hash)));
  }

  private Outcome<ChangePasswordResponse> write(
      Call<ChangePasswordRequest> call, PasswordHash old, PasswordHash hash) {
    UserId user = call.user();
    var person = tables.users().lock(user);
    if (person.isEmpty() || !tables.credentials().find(user).equals(Optional.of(old))) {
      return Outcome.refused(ProblemCode.CONFLICT);
    }
    var now = work.clock().instant();
    tables.credentials().put(user, hash, now);
    int ended = sessions.endOthers(user, call.session(), CloseCode.CLOSE_CODE_SESSION_REVOKED, now);
    assert ended >= 0;
    return Outcome.ok(ChangePasswordResponse.getDefaultInstance());
  }
}
