package im.relation.friendship;

import im.relation.contract.friendship.v1.FriendRequestState;
import im.relation.contract.friendship.v1.RejectFriendRequestRequest;
import im.relation.contract.friendship.v1.RejectFriendRequestResponse;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.util.function.Function;

/// Rejects a request that the caller received; the asker reads the reason. Both sides are told.
/// Idempotent.
///
/// Problems: INVALID; NOT_FOUND for a request that the caller did not receive, or that ran out;
/// CONFLICT for one that was accepted or cancelled.
final class RejectFriendRequest
    implements Function<Call<RejectFriendRequestRequest>, Outcome<RejectFriendRequestResponse>> {

  private final RequestSql requests;
  private final Notices notices;
  private final RequestWork work;
  private final Transactions transactions;

  RejectFriendRequest(
      RequestSql requests, Notices notices, RequestWork work, Transactions transactions) {
    this.requests = requests;
    this.notices = notices;
    this.work = work;
    this.transactions = transactions;
  }

  @Override
  public Outcome<RejectFriendRequestResponse> apply(Call<RejectFriendRequestRequest> call) {
    return FriendText.reason(call.request().getReason())
        .then(
            reason ->
                Answering.received(requests, call.user(), call.request().getRequestId())
                    .then(row -> transactions.call(() -> reject(row, reason))));
  }

  private Outcome<RejectFriendRequestResponse> reject(RequestRow seen, String reason) {
    var now = work.now();
    var row = requests.lock(seen.id()).orElse(seen);
    return Answering.decide(row, row.to(), FriendRequestState.FRIEND_REQUEST_STATE_REJECTED, now)
        .map(
            isNew -> {
              if (isNew) {
                var rejected = row.rejected(reason, now);
                requests.update(rejected);
                notices.requestToBoth(rejected, now);
              }
              return RejectFriendRequestResponse.getDefaultInstance();
            });
  }
}
