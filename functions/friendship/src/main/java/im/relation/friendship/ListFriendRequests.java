package im.relation.friendship;

import im.relation.contract.friendship.v1.ListFriendRequestsRequest;
import im.relation.contract.friendship.v1.ListFriendRequestsResponse;
import im.relation.contract.friendship.v1.RequestDirection;
import im.relation.domain.Problem;
import im.relation.domain.UserId;
import im.relation.friendship.PageToken.Place;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.List;
import java.util.function.Function;

/// Requests that the caller sent or received, the newest change first; one that ran out is shown
/// so. A request that changes between two pages moves to the front. Problems: INVALID.
final class ListFriendRequests
    implements Function<Call<ListFriendRequestsRequest>, Outcome<ListFriendRequestsResponse>> {

  private static final int USUAL_SIZE = 50;

  private final RequestSql requests;
  private final RequestWork work;

  ListFriendRequests(RequestSql requests, RequestWork work) {
    this.requests = requests;
    this.work = work;
  }

  @Override
  public Outcome<ListFriendRequestsResponse> apply(Call<ListFriendRequestsRequest> call) {
    var request = call.request();
    return PageToken.size(request.getPageSize(), USUAL_SIZE)
        .then(
            size ->
                PageToken.parse(request.getPageToken(), Place.HIGHEST)
                    .then(after -> rows(call.user(), request.getDirection(), after, size + 1))
                    .map(rows -> answer(call.user(), rows, size)));
  }

  private Outcome<List<RequestRow>> rows(
      UserId caller, RequestDirection direction, Place after, int limit) {
    return switch (direction) {
      case REQUEST_DIRECTION_RECEIVED -> Outcome.ok(requests.received(caller, after, limit));
      case REQUEST_DIRECTION_SENT -> Outcome.ok(requests.sent(caller, after, limit));
      case REQUEST_DIRECTION_UNSPECIFIED, UNRECOGNIZED ->
          Outcome.refused(Problem.invalid("direction", "Sent or received."));
    };
  }

  private ListFriendRequestsResponse answer(UserId caller, List<RequestRow> rows, int size) {
    var now = work.now();
    var page = rows.subList(0, Math.min(size, rows.size()));
    var answer = ListFriendRequestsResponse.newBuilder();
    page.forEach(row -> answer.addRequests(row.toRequest(caller, now)));
    if (rows.size() > size) {
      var last = page.getLast();
      answer.setNextPageToken(
          new Place(last.times().changed().toEpochMilli(), last.id().value()).toToken());
    }
    return answer.setPendingReceived(requests.countWaiting(caller, now)).build();
  }
}
