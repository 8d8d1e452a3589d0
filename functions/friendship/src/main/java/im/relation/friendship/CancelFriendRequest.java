package im.relation.friendship;

import im.relation.contract.friendship.v1.CancelFriendRequestRequest;
import im.relation.contract.friendship.v1.CancelFriendRequestResponse;
import im.relation.contract.friendship.v1.FriendRequestState;
import im.relation.friendship.RequestRow.State;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.time.Instant;
import java.util.function.Function;

/// Takes back a request that the caller sent. Both sides are told, unless the other one had it
/// hidden by a block. Idempotent.
///
/// Problems: INVALID; NOT_FOUND for a request that the caller did not send, or that ran out;
/// CONFLICT for one that was accepted or rejected.
final class CancelFriendRequest
    implements Function<Call<CancelFriendRequestRequest>, Outcome<CancelFriendRequestResponse>> {

  private final RequestSql requests;
  private final Notices notices;
  private final RequestWork work;
  private final Transactions transactions;

  CancelFriendRequest(
      RequestSql requests, Notices notices, RequestWork work, Transactions transactions) {
    this.requests = requests;
    this.notices = notices;
    this.work = work;
    this.transactions = transactions;
  }

  @Override
  public Outcome<CancelFriendRequestResponse> apply(Call<CancelFriendRequestRequest> call) {
    return Answering.sent(requests, call.user(), call.request().getRequestId())
        .then(row -> transactions.call(() -> cancel(row)));
  }

  private Outcome<CancelFriendRequestResponse> cancel(RequestRow seen) {
    var now = work.now();
    var row = requests.lock(seen.id()).orElse(seen);
    return Answering.decide(row, row.from(), FriendRequestState.FRIEND_REQUEST_STATE_CANCELLED, now)
        .map(
            isNew -> {
              if (isNew) {
                write(row, now);
              }
              return CancelFriendRequestResponse.getDefaultInstance();
            });
  }

  private void write(RequestRow row, Instant now) {
    var cancelled = row.with(State.CANCELLED, now);
    requests.update(cancelled);
    notices.request(row.from(), cancelled, now);
    if (row.state() != State.HIDDEN) {
      notices.request(row.to(), cancelled, now);
    }
  }
}
