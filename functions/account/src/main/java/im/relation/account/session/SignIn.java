package im.relation.account.session;

import im.relation.account.credential.CredentialSql;
import im.relation.account.credential.Password;
import im.relation.account.credential.PasswordHash;
import im.relation.account.credential.PasswordHasher;
import im.relation.account.identifier.IdentifierSql;
import im.relation.account.identifier.LoginIdentifier;
import im.relation.account.limit.Attempts;
import im.relation.account.profile.Profiles;
import im.relation.account.profile.UserSql;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.account.v1.SignInRequest;
import im.relation.contract.account.v1.SignInResponse;
import im.relation.contract.account.v1.Tokens;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Caller;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/// Makes a session by username or e-mail and password; ends the older sessions that the policy
/// ends, and tells the account by an entry in its NOTICE log.
///
/// Problems: INVALID for the device or an identifier over 254 characters; WRONG_CREDENTIALS alike
/// and after the same work for an unknown account and a wrong password (OWASP Authentication Cheat
/// Sheet); RESOURCE_EXHAUSTED after too many wrong passwords ([Attempts]) or when too many hashes
/// are waited for ([PasswordHasher]). Not idempotent: a resend makes another session and, by the
/// default policy, ends the first one.
final class SignIn implements Function<Call<SignInRequest>, Outcome<SignInResponse>> {

  private static final int MAX_IDENTIFIER = 254;

  private final IdentifierSql identifiers;
  private final PasswordCheck check;
  private final UserSql users;
  private final Profiles profiles;
  private final Sessions sessions;
  private final Work work;

  /// What proves who one is.
  record PasswordCheck(CredentialSql credentials, PasswordHasher hasher, Attempts attempts) {}

  /// What the work runs in.
  record Work(Transactions transactions, Clock clock) {}

  /// Who somebody says he is.
  ///
  /// @param subject what the attempt is counted for, whether or not there is such an account
  private record Claim(Optional<LoginIdentifier> identifier, String subject, Password password) {}

  /// An account and the hash that the password matched.
  private record Proven(UserId user, PasswordHash hash) {}

  SignIn(
      IdentifierSql identifiers,
      PasswordCheck check,
      UserSql users,
      Profiles profiles,
      Sessions sessions,
      Work work) {
    this.identifiers = identifiers;
    this.check = check;
    this.users = users;
    this.profiles = profiles;
    this.sessions = sessions;
    this.work = work;
  }

  @Override
  public Outcome<SignInResponse> apply(Call<SignInRequest> call) {
    var request = call.request();
    if (request.getIdentifier().length() > MAX_IDENTIFIER) {
      return Outcome.refused(Problem.invalid("identifier", "At most 254 characters."));
    }
    var claim = claim(request);
    return NewDevice.of(request.getDevice())
        .then(device -> check.attempts().begin(claim.subject(), device))
        .then(device -> prove(claim).then(proven -> open(call.caller(), proven, device)))
        .map(
            response -> {
              check.attempts().clear(claim.subject());
              return response;
            });
  }

  private static Claim claim(SignInRequest request) {
    var password = Password.typed(request.getPassword());
    return switch (LoginIdentifier.of(request.getIdentifier())) {
      case Outcome.Ok<LoginIdentifier>(var folded) ->
          new Claim(Optional.of(folded), folded.kind() + ":" + folded.value(), password);
      case Outcome.Refused<LoginIdentifier> _ ->
          new Claim(Optional.empty(), "NOBODY:" + request.getIdentifier(), password);
    };
  }

  private Outcome<Proven> prove(Claim claim) {
    var user = claim.identifier().flatMap(identifiers::find);
    var stored = user.flatMap(check.credentials()::find);
    return switch (check.hasher().matches(claim.password(), stored.orElse(null))) {
      case Outcome.Refused<Boolean>(var busy) -> {
        check.attempts().undo(claim.subject());
        yield Outcome.refused(busy);
      }
      case Outcome.Ok<Boolean>(var right) ->
          right && user.isPresent() && stored.isPresent()
              ? Outcome.ok(new Proven(user.get(), stored.get()))
              : Outcome.refused(ProblemCode.WRONG_CREDENTIALS);
    };
  }

  private Outcome<SignInResponse> open(Caller caller, Proven proven, NewDevice device) {
    return work.transactions()
        .call(
            () -> {
              // A password that was changed while this one was compared opens nothing: the change
              // holds the same lock.
              var person = users.lock(proven.user());
              var hash = check.credentials().find(proven.user());
              if (person.isEmpty() || !hash.equals(Optional.of(proven.hash()))) {
                return Outcome.refused(ProblemCode.WRONG_CREDENTIALS);
              }
              var now = work.clock().instant();
              var tokens = sessions.open(proven.user(), device, caller.address(), now);
              return Outcome.ok(answer(tokens, profiles.of(proven.user()).orElseThrow()));
            });
  }

  private static SignInResponse answer(Tokens tokens, Profile profile) {
    return SignInResponse.newBuilder().setTokens(tokens).setProfile(profile).build();
  }
}
