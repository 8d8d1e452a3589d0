package im.relation.friendship;

import im.relation.contract.friendship.v1.FriendRequestState;
import im.relation.domain.FriendRequestId;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import java.time.Instant;
import java.util.function.Predicate;

/// Which requests a person may answer or take back, and when.
final class Answering {

  private Answering() {}

  /// The request, where the caller received it. Problems: INVALID, NOT_FOUND.
  static Outcome<RequestRow> received(RequestSql requests, UserId caller, long raw) {
    return find(requests, raw, row -> row.to().equals(caller));
  }

  /// The request, where the caller sent it. Problems: INVALID, NOT_FOUND.
  static Outcome<RequestRow> sent(RequestSql requests, UserId caller, long raw) {
    return find(requests, raw, row -> row.from().equals(caller));
  }

  private static Outcome<RequestRow> find(
      RequestSql requests, long raw, Predicate<RequestRow> mayKnow) {
    if (raw <= 0) {
      return Outcome.refused(Problem.invalid("request_id", "An id is above 0."));
    }
    return requests
        .find(new FriendRequestId(raw))
        .filter(mayKnow)
        .map(Outcome::ok)
        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
  }

  /// Whether a request may go to a final state now, or stands there already. Problems: NOT_FOUND
  /// for one that ran out, CONFLICT for one that came to another end.
  ///
  /// @param viewer the one of the two who acts
  /// @param target REJECTED or CANCELLED
  /// @return true when there is something to write
  static Outcome<Boolean> decide(
      RequestRow row, UserId viewer, FriendRequestState target, Instant now) {
    var state = row.stateFor(viewer, now);
    if (state == target) {
      return Outcome.ok(false);
    }
    return switch (state) {
      case FRIEND_REQUEST_STATE_PENDING -> Outcome.ok(true);
      case FRIEND_REQUEST_STATE_ACCEPTED,
          FRIEND_REQUEST_STATE_REJECTED,
          FRIEND_REQUEST_STATE_CANCELLED ->
          Outcome.refused(ProblemCode.CONFLICT);
      case FRIEND_REQUEST_STATE_EXPIRED, FRIEND_REQUEST_STATE_UNSPECIFIED, UNRECOGNIZED ->
          Outcome.refused(ProblemCode.NOT_FOUND);
    };
  }
}
