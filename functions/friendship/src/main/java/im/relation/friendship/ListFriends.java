package im.relation.friendship;

import im.relation.contract.friendship.v1.ListFriendsRequest;
import im.relation.contract.friendship.v1.ListFriendsResponse;
import im.relation.domain.UserId;
import im.relation.friendship.PageToken.Place;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.List;
import java.util.function.Function;

/// The caller's friends by user id, ascending. Problems: INVALID.
final class ListFriends
    implements Function<Call<ListFriendsRequest>, Outcome<ListFriendsResponse>> {

  private static final int USUAL_SIZE = 100;

  private final FriendSql friends;

  ListFriends(FriendSql friends) {
    this.friends = friends;
  }

  @Override
  public Outcome<ListFriendsResponse> apply(Call<ListFriendsRequest> call) {
    return PageToken.size(call.request().getPageSize(), USUAL_SIZE)
        .then(
            size ->
                PageToken.parseId(call.request().getPageToken())
                    .map(after -> answer(friends.active(call.user(), after, size + 1), size)));
  }

  private static ListFriendsResponse answer(List<Edge> rows, int size) {
    var page = rows.subList(0, Math.min(size, rows.size()));
    var answer = ListFriendsResponse.newBuilder();
    page.forEach(edge -> answer.addFriends(edge.toFriend()));
    if (rows.size() > size) {
      UserId last = page.getLast().other();
      answer.setNextPageToken(new Place(last.value(), 0).toToken());
    }
    return answer.build();
  }
}
