package im.relation.account.profile;

import im.relation.account.profile.UserRow.Allowed;
import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.account.v1.UpdateSettingsRequest;
import im.relation.contract.account.v1.UpdateSettingsResponse;
import im.relation.conversation.SystemEntries;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.util.Optional;
import java.util.function.Function;

/// Changes the caller's settings; what is absent stays. In force for every later request. Tells the
/// caller's devices by an entry in the NOTICE log. Idempotent.
///
/// Problems: INVALID for a policy that does not exist; NOT_FOUND when the account is gone.
final class UpdateSettings
    implements Function<Call<UpdateSettingsRequest>, Outcome<UpdateSettingsResponse>> {

  private final UserSql users;
  private final SystemEntries entries;
  private final Transactions transactions;

  UpdateSettings(UserSql users, SystemEntries entries, Transactions transactions) {
    this.users = users;
    this.entries = entries;
    this.transactions = transactions;
  }

  @Override
  public Outcome<UpdateSettingsResponse> apply(Call<UpdateSettingsRequest> call) {
    return transactions.call(
        () -> {
          var before = users.lock(call.user());
          return decide(before, call.request()).map(after -> write(before, after));
        });
  }

  static Outcome<UserRow> decide(Optional<UserRow> stored, UpdateSettingsRequest request) {
    if (stored.isEmpty()) {
      return Outcome.refused(ProblemCode.NOT_FOUND);
    }
    var row = stored.get();
    var now = row.allowed();
    var policy =
        request.hasAddFriendPolicy() ? request.getAddFriendPolicy() : now.addFriendPolicy();
    if (policy == AddFriendPolicy.ADD_FRIEND_POLICY_UNSPECIFIED
        || policy == AddFriendPolicy.UNRECOGNIZED) {
      return Outcome.refused(Problem.invalid("add_friend_policy", "There is no such policy."));
    }
    var allowed =
        new Allowed(
            policy,
            request.hasFoundByUsername() ? request.getFoundByUsername() : now.byUsername(),
            request.hasFoundByEmail() ? request.getFoundByEmail() : now.byEmail(),
            request.hasFoundById() ? request.getFoundById() : now.byId());
    return Outcome.ok(
        new UserRow(row.user(), row.nickname(), row.avatarUrl(), row.version(), allowed));
  }

  private UpdateSettingsResponse write(Optional<UserRow> before, UserRow after) {
    if (!before.equals(Optional.of(after))) {
      users.setAllowed(after.user(), after.allowed());
      entries.tell(after.user(), UpdateProfile.notice(after));
    }
    return UpdateSettingsResponse.newBuilder().setSettings(after.allowed().toSettings()).build();
  }
}
