package im.relation.friendship;

import im.relation.contract.friendship.v1.ListBlockedRequest;
import im.relation.contract.friendship.v1.ListBlockedResponse;
import im.relation.friendship.PageToken.Place;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.List;
import java.util.function.Function;

/// The people whom the caller blocks, by user id, ascending. Problems: INVALID.
final class ListBlocked
    implements Function<Call<ListBlockedRequest>, Outcome<ListBlockedResponse>> {

  private static final int USUAL_SIZE = 100;

  private final FriendSql friends;

  ListBlocked(FriendSql friends) {
    this.friends = friends;
  }

  @Override
  public Outcome<ListBlockedResponse> apply(Call<ListBlockedRequest> call) {
    return PageToken.size(call.request().getPageSize(), USUAL_SIZE)
        .then(
            size ->
                PageToken.parseId(call.request().getPageToken())
                    .map(after -> answer(friends.blocked(call.user(), after, size + 1), size)));
  }

  private static ListBlockedResponse answer(List<Edge> rows, int size) {
    var page = rows.subList(0, Math.min(size, rows.size()));
    var answer = ListBlockedResponse.newBuilder();
    page.forEach(edge -> answer.addUserIds(edge.other().value()));
    if (rows.size() > size) {
      answer.setNextPageToken(new Place(page.getLast().other().value(), 0).toToken());
    }
    return answer.build();
  }
}
