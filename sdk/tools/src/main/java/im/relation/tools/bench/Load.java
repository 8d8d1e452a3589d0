package im.relation.tools.bench;

import im.relation.contract.message.v1.Entry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What the sending and the reading thread of a run share. Thread-safe.
///
/// @param beganNanos the first due time is counted from here
/// @param measuredFromNanos messages due from here on are measured
/// @param endNanos none is due after this
record Load(
    Names names, long beganNanos, long measuredFromNanos, long endNanos, Progress progress) {

  /// How messages of this run are called.
  record Names(MessageName.Ids ids, Bodies bodies) {

    /// What an entry says, where it is a message of that pair exactly as it was sent: conversation,
    /// sender, id and body.
    Optional<Bodies.Facts> facts(Pair pair, Entry entry) {
      if (entry.getConversationId() != pair.conversationId()
          || entry.getSenderId() != pair.sender().userId()) {
        return Optional.empty();
      }
      var named = ids.name(entry.getClientMessageId().toByteArray());
      return bodies
          .read(entry.getBody())
          .filter(it -> it.name().pair() == pair.number() && named.equals(Optional.of(it.name())));
    }
  }

  /// How far the run is.
  ///
  /// @param sent handed to the sockets, with the warm-up
  /// @param submitted confirmed by the server, with the warm-up
  /// @param delivered read by receivers, each message once, with the warm-up
  /// @param failure what ended the run early
  record Progress(
      AtomicLong sent,
      AtomicLong submitted,
      AtomicLong delivered,
      AtomicReference<@Nullable String> failure) {

    Progress() {
      this(new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicReference<>());
    }

    void fail(String why) {
      failure.compareAndSet(null, why);
    }

    /// Whether nothing is on its way any more.
    boolean complete() {
      return submitted.get() >= sent.get() && delivered.get() >= sent.get();
    }

    /// Grows as long as anything arrives.
    long arrived() {
      return submitted.get() + delivered.get();
    }

    boolean failed() {
      return failure.get() != null;
    }
  }

  boolean measures(long dueNanos) {
    return dueNanos - measuredFromNanos >= 0;
  }
}
