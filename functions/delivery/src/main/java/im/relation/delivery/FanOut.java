package im.relation.delivery;

import im.relation.backplane.Stage;
import im.relation.backplane.trace.Tracing;
import im.relation.contract.record.v1.OutcomeRecord;
import im.relation.conversation.Memberships;
import im.relation.domain.ConnectionId;
import im.relation.domain.ConversationId;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import im.relation.presence.Push;
import im.relation.presence.Pusher;
import im.relation.runtime.Transience;
import im.relation.runtime.TransientFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings outcomes to connections: the answer to the submitting one, the entry to every other
/// connection of every member, the sender's other devices included. Thread-safe.
final class FanOut {

  private static final Logger log = LoggerFactory.getLogger(FanOut.class);

  /// Back-off while Redis or the database is away.
  private static final long FIRST_PAUSE_MILLIS = 100;

  private static final long LAST_PAUSE_MILLIS = 2_000;

  private final Memberships memberships;
  private final Pusher pusher;
  private final Clock clock;
  private final Tracing tracing;
  private final Timer fanningOut;
  private final Timer delivery;

  FanOut(
      Memberships memberships, Pusher pusher, Clock clock, MeterRegistry meters, Tracing tracing) {
    this.memberships = memberships;
    this.pusher = pusher;
    this.clock = clock;
    this.tracing = tracing;
    this.fanningOut = Stage.FAN_OUT.timer(meters);
    this.delivery = Stage.delivery(meters);
  }

  /// @throws im.relation.runtime.TransientFailure only where Redis or the database does not answer
  void deliver(List<OutcomeRecord> outcomes) {
    var unknown =
        outcomes.stream()
            .filter(it -> it.hasAccepted() && it.getAccepted().getMembersCount() == 0)
            .map(it -> new ConversationId(it.getAccepted().getConversationId()))
            .collect(Collectors.toSet());
    fanningOut.record(() -> push(outcomes, memberships.present(unknown)));
    delivered(outcomes);
  }

  private void push(List<OutcomeRecord> outcomes, Map<ConversationId, List<UserId>> present) {
    try (var spans =
        tracing.of(
            Stage.FAN_OUT,
            outcomes,
            OutcomeRecord::getTraceparent,
            (outcome, traceparent) -> outcome.toBuilder().setTraceparent(traceparent).build())) {
      pusher.push(pushes(spans.things(), present));
    }
  }

  private void delivered(List<OutcomeRecord> outcomes) {
    long nowMillis = clock.millis();
    for (var outcome : outcomes) {
      if (outcome.hasAccepted() && outcome.getSubmittedAtMillis() > 0) {
        delivery.record(Duration.ofMillis(Math.max(0, nowMillis - outcome.getSubmittedAtMillis())));
      }
    }
  }

  /// The same, again and again with back-off until it succeeds: for a caller that must not begin
  /// anew.
  void deliverPatiently(List<OutcomeRecord> outcomes) {
    for (long pauseMillis = FIRST_PAUSE_MILLIS;
        ;
        pauseMillis = Math.min(LAST_PAUSE_MILLIS, 2 * pauseMillis)) {
      try {
        deliver(outcomes);
        return;
      } catch (RuntimeException e) {
        if (!Transience.isTransient(e)) {
          throw e;
        }
        log.atWarn().setCause(e).log("fan-out waits");
        pause(pauseMillis);
      }
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted while fan-out waited", e);
    }
  }

  /// What to push, in the order of the outcomes; pure.
  static List<Push> pushes(
      List<OutcomeRecord> outcomes, Map<ConversationId, List<UserId>> present) {
    var pushes = new ArrayList<Push>();
    for (var outcome : outcomes) {
      var origin = outcome.getOrigin();
      Optional<ConnectionId> connection =
          origin.getConnectionId().isEmpty()
              ? Optional.empty()
              : Optional.of(ConnectionId.of(origin.getConnectionId().toByteArray()));
      connection.ifPresent(
          it ->
              pushes.add(
                  new Push.ToConnection(
                      outcome.getAnswer(),
                      NodeId.of(origin.getNode().toByteArray()),
                      it,
                      outcome.getTraceparent())));
      if (outcome.hasAccepted()) {
        var accepted = outcome.getAccepted();
        var people =
            accepted.getMembersCount() > 0
                ? accepted.getMembersList().stream().map(UserId::new).toList()
                : present.getOrDefault(new ConversationId(accepted.getConversationId()), List.of());
        pushes.add(
            new Push.ToPeople(accepted.getMessage(), people, connection, outcome.getTraceparent()));
      }
    }
    return pushes;
  }
}
