package im.relation.account.profile;

import im.relation.account.identifier.IdentifierSql;
import im.relation.account.identifier.LoginIdentifier;
import im.relation.account.profile.UserRow.Allowed;
import im.relation.contract.account.v1.FindUserRequest;
import im.relation.contract.account.v1.FindUserResponse;
import im.relation.contract.account.v1.Profile;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.RateLimit;
import java.util.Optional;
import java.util.function.Function;

/// Finds one person by exact id, username or e-mail. Never answers an e-mail address.
///
/// Problems: INVALID; NOT_FOUND alike for nobody and for one who does not want to be found so (but
/// oneself is always found); RESOURCE_EXHAUSTED above the caller's rate ([RateLimit] says what it
/// counts), which also bounds how many addresses one can try.
final class FindUser implements Function<Call<FindUserRequest>, Outcome<FindUserResponse>> {

  private final UserSql users;
  private final IdentifierSql identifiers;
  private final Profiles profiles;
  private final RateLimit<UserId> limit;

  FindUser(UserSql users, IdentifierSql identifiers, Profiles profiles, RateLimit<UserId> limit) {
    this.users = users;
    this.identifiers = identifiers;
    this.profiles = profiles;
    this.limit = limit;
  }

  @Override
  public Outcome<FindUserResponse> apply(Call<FindUserRequest> call) {
    var request = call.request();
    return limit
        .take(call.user(), request)
        .then(this::find)
        .then(found -> decide(call.user(), request.getByCase(), found))
        .map(profile -> FindUserResponse.newBuilder().setProfile(profile).build());
  }

  /// Whom the words name, if anybody.
  private Outcome<Optional<Found>> find(FindUserRequest request) {
    return switch (request.getByCase()) {
      case USER_ID ->
          request.getUserId() > 0
              ? Outcome.ok(load(new UserId(request.getUserId())))
              : Outcome.refused(Problem.invalid("user_id", "An id is above 0."));
      case USERNAME -> LoginIdentifier.username(request.getUsername()).map(this::byName);
      case EMAIL -> LoginIdentifier.email(request.getEmail()).map(this::byName);
      case BY_NOT_SET -> Outcome.refused(Problem.invalid("by", "An id, a username or an e-mail."));
    };
  }

  private Optional<Found> byName(LoginIdentifier identifier) {
    return identifiers.find(identifier).flatMap(this::load);
  }

  private Optional<Found> load(UserId user) {
    return users
        .find(user)
        .flatMap(row -> profiles.of(user).map(profile -> new Found(profile, row.allowed())));
  }

  /// A person and what he lets others do.
  record Found(Profile profile, Allowed allowed) {}

  static Outcome<Profile> decide(
      UserId caller, FindUserRequest.ByCase by, Optional<Found> candidate) {
    return candidate
        .filter(
            found -> found.profile().getUserId() == caller.value() || isOpen(found.allowed(), by))
        .map(found -> Outcome.ok(found.profile()))
        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
  }

  private static boolean isOpen(Allowed allowed, FindUserRequest.ByCase by) {
    return switch (by) {
      case USER_ID -> allowed.byId();
      case USERNAME -> allowed.byUsername();
      case EMAIL -> allowed.byEmail();
      case BY_NOT_SET -> false;
    };
  }
}
