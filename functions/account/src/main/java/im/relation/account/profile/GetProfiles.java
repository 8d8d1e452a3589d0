package im.relation.account.profile;

import im.relation.contract.account.v1.GetProfilesRequest;
import im.relation.contract.account.v1.GetProfilesResponse;
import im.relation.domain.Limits;
import im.relation.domain.Problem;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.List;
import java.util.function.Function;

/// Public profiles of 1 to 200 people, in the order asked for and as often as asked for; unknown
/// ids are left out. Problems: INVALID.
final class GetProfiles
    implements Function<Call<GetProfilesRequest>, Outcome<GetProfilesResponse>> {

  private final Profiles profiles;

  GetProfiles(Profiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public Outcome<GetProfilesResponse> apply(Call<GetProfilesRequest> call) {
    return decide(call.request().getUserIdsList())
        .map(ids -> GetProfilesResponse.newBuilder().addAllProfiles(profiles.of(ids)).build());
  }

  static Outcome<List<UserId>> decide(List<Long> ids) {
    boolean good =
        !ids.isEmpty() && ids.size() <= Limits.PAGE_ROWS && ids.stream().allMatch(id -> id > 0);
    return good
        ? Outcome.ok(ids.stream().map(UserId::new).toList())
        : Outcome.refused(Problem.invalid("user_ids", "1 to 200 ids, each above 0."));
  }
}
