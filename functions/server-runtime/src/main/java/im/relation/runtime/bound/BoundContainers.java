package im.relation.runtime.bound;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.MessageListenerContainer;

/// The containers of this process's bindings. Thread-safe; one per bound function.
final class BoundContainers {

  private final List<MessageListenerContainer> containers = new CopyOnWriteArrayList<>();

  void add(MessageListenerContainer container) {
    containers.add(container);
  }

  /// How many run and have partitions.
  long atWork() {
    return containers.stream().filter(BoundContainers::isAtWork).count();
  }

  private static boolean isAtWork(MessageListenerContainer container) {
    Collection<TopicPartition> partitions = container.getAssignedPartitions();
    return container.isRunning() && partitions != null && !partitions.isEmpty();
  }
}
