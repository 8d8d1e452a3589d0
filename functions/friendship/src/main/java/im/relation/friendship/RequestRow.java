package im.relation.friendship;

import im.relation.contract.friendship.v1.FriendRequest;
import im.relation.contract.friendship.v1.FriendRequestState;
import im.relation.contract.friendship.v1.FriendSource;
import im.relation.domain.FriendRequestId;
import im.relation.domain.UserId;
import java.time.Instant;

/// One request as stored.
record RequestRow(
    FriendRequestId id, UserId from, UserId to, Words words, State state, Times times) {

  /// What was written; the remark is the asker's alone.
  record Words(String reason, String remark, FriendSource source, String rejectReason) {}

  /// When it was first asked, last changed, and when waiting ends.
  record Times(Instant created, Instant changed, Instant expires) {}

  /// Where it stands; the number is stored.
  enum State {
    PENDING(1),
    ACCEPTED(2),
    REJECTED(3),
    CANCELLED(4),
    /// The one asked blocks the asker, who goes on seeing it as pending.
    HIDDEN(6);

    private final int number;

    State(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }

    static State of(int number) {
      for (State state : values()) {
        if (state.number == number) {
          return state;
        }
      }
      throw new IllegalArgumentException("no such state: " + number);
    }
  }

  /// Whether an answer is awaited, at least by the asker.
  boolean isOpen(Instant now) {
    return (state == State.PENDING || state == State.HIDDEN) && now.isBefore(times.expires());
  }

  RequestRow with(State next, Instant now) {
    return new RequestRow(
        id, from, to, words, next, new Times(times.created(), now, times.expires()));
  }

  RequestRow rejected(String reason, Instant now) {
    var said = new Words(words.reason(), words.remark(), words.source(), reason);
    return new RequestRow(id, from, to, said, State.REJECTED, times).with(State.REJECTED, now);
  }

  /// Asked once more: newer words, and the waiting starts anew.
  RequestRow renewed(Words newer, Instant now, Instant expires) {
    var again = new Times(times.created(), now, expires);
    return new RequestRow(id, from, to, newer, State.PENDING, again);
  }

  /// As one of the two may see it.
  FriendRequestState stateFor(UserId viewer, Instant now) {
    return switch (state) {
      case ACCEPTED -> FriendRequestState.FRIEND_REQUEST_STATE_ACCEPTED;
      case REJECTED -> FriendRequestState.FRIEND_REQUEST_STATE_REJECTED;
      case CANCELLED -> FriendRequestState.FRIEND_REQUEST_STATE_CANCELLED;
      case HIDDEN ->
          viewer.equals(to) ? FriendRequestState.FRIEND_REQUEST_STATE_CANCELLED : waiting(now);
      case PENDING -> waiting(now);
    };
  }

  private FriendRequestState waiting(Instant now) {
    return now.isBefore(times.expires())
        ? FriendRequestState.FRIEND_REQUEST_STATE_PENDING
        : FriendRequestState.FRIEND_REQUEST_STATE_EXPIRED;
  }

  FriendRequest toRequest(UserId viewer, Instant now) {
    return FriendRequest.newBuilder()
        .setRequestId(id.value())
        .setFromUserId(from.value())
        .setToUserId(to.value())
        .setReason(words.reason())
        .setSource(words.source())
        .setState(stateFor(viewer, now))
        .setRejectReason(words.rejectReason())
        .setCreatedAtMillis(times.created().toEpochMilli())
        .setChangedAtMillis(times.changed().toEpochMilli())
        .setExpiresAtMillis(times.expires().toEpochMilli())
        .build();
  }
}
