package im.relation.runtime.bound;

import java.time.Duration;
import java.util.Map;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/// Sets every binding's container so that a poll is tried until it is done and nothing is skipped.
///
/// A poll that failed is brought again in place, while the consumer goes on to say that it lives.
/// Offsets are committed lazily and asynchronously: a commit per poll would be a request more on
/// the route of every message, and a lost commit only redelivers.
final class EndlessRetry
    implements ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> {

  /// How long an idle consumer waits for records before it looks at its commits.
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);

  private final BoundSettings settings;
  private final BoundContainers containers;

  EndlessRetry(BoundSettings settings, BoundContainers containers) {
    this.settings = settings;
    this.containers = containers;
  }

  @Override
  public void configure(
      AbstractMessageListenerContainer<?, ?> container, String destination, String group) {
    containers.add(container);
    container.setCommonErrorHandler(errorHandler());
    ContainerProperties properties = container.getContainerProperties();
    // Only finished polls count: their records are acknowledged after the listener returned.
    properties.setAckMode(ContainerProperties.AckMode.TIME);
    properties.setAckTime(settings.commitInterval().toMillis());
    properties.setSyncCommits(false);
    properties.setPollTimeout(POLL_TIMEOUT.toMillis());
  }

  private DefaultErrorHandler errorHandler() {
    var backOff = new ExponentialBackOff(settings.firstPause().toMillis(), 2);
    backOff.setMaxInterval(settings.maxPause().toMillis());
    var handler =
        new DefaultErrorHandler(
            (record, failure) -> {
              throw new IllegalStateException("a record is never skipped", failure);
            },
            backOff);
    // By default some exceptions (conversion, say) are given up at once. The binder's wrapper hides
    // most of them from that; nothing here may depend on it.
    handler.setClassifications(Map.of(), true);
    // A failure that changes its kind, such as an outage that goes through phases, starts no anew.
    handler.setResetStateOnExceptionChange(false);
    handler.setLogLevel(KafkaException.Level.WARN);
    return handler;
  }
}
