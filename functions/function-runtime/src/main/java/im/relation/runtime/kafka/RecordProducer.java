package im.relation.runtime.kafka;

import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/// The process's one producer, from its start to its stop. Thread-safe.
final class RecordProducer implements Supplier<Producer<byte[], byte[]>> {

  private final Supplier<Producer<byte[], byte[]>> made;
  private volatile @Nullable Producer<byte[], byte[]> open;

  RecordProducer(Supplier<Producer<byte[], byte[]>> made) {
    this.made = made;
  }

  void open() {
    open = made.get();
  }

  /// Sends what it was given, then closes.
  void close() {
    var closing = open;
    open = null;
    if (closing != null) {
      closing.close();
    }
  }

  /// @throws IllegalStateException while the process is not started
  @Override
  public Producer<byte[], byte[]> get() {
    var producer = open;
    if (producer == null) {
      throw new IllegalStateException("the process is stopping");
    }
    return producer;
  }
}
