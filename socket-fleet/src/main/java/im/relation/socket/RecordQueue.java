package im.relation.socket;

import im.relation.domain.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way from event loops to Kafka. `Producer.send` may block, so one thread of its own calls it;
/// records wait before it in the order in which they were handed over. Thread-safe.
///
/// Bounded in bytes from the moment a record is taken until Kafka has answered for it: whoever is
/// told that there is no room stops reading and is called when half of it is free again.
final class RecordQueue implements AutoCloseable {

  /// Told once, on any thread, when Kafka has answered.
  @FunctionalInterface
  interface Answer {
    /// Kafka has answered.
    ///
    /// @param failure null where the record is safe
    void come(@Nullable Exception failure);
  }

  /// What a record costs beside its bytes.
  private static final int OVERHEAD_BYTES = 128;

  /// A broker that answers takes milliseconds; a Kafka that moves its leaders, a second or two.
  static final Duration LATE = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(RecordQueue.class);

  private sealed interface Item {
    record Waiting(ProducerRecord<byte[], byte[]> record, Answer answer) implements Item {}

    record Stop() implements Item {}
  }

  private final Producer<byte[], byte[]> producer;
  private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedQueue<Runnable> waitForRoom = new ConcurrentLinkedQueue<>();
  private final AtomicLong pendingBytes = new AtomicLong();
  private final long maxBytes;
  private final Clock clock;
  private final Thread thread;

  /// When Kafka confirmed last, or got something to confirm after it had confirmed all.
  private volatile long movedMillis;

  private volatile boolean failing;

  RecordQueue(Producer<byte[], byte[]> producer, int maxBytes, Clock clock) {
    this.producer = producer;
    this.clock = clock;
    // Less than two frames could never take one.
    this.maxBytes = Math.max(maxBytes, 2 * Limits.FRAME_BYTES);
    this.thread = Thread.ofPlatform().name("socket-records").daemon().start(this::run);
  }

  /// Takes room for a record that was read already.
  ///
  /// @return false when the room is used up: read no more, and ask `whenRoom`
  boolean reserve(int bytes) {
    return take(bytes) <= maxBytes;
  }

  private long take(int bytes) {
    long before = pendingBytes.getAndAdd(bytes + OVERHEAD_BYTES);
    if (before == 0) {
      movedMillis = clock.millis();
    }
    return before + bytes + OVERHEAD_BYTES;
  }

  /// Gives back what `reserve` took for a record that is not handed over any more.
  void release(int bytes) {
    long left = pendingBytes.addAndGet(-(bytes + OVERHEAD_BYTES));
    if (left <= maxBytes / 2) {
      wake();
    }
  }

  /// Calls once, on any thread, when there is room again, perhaps at once.
  void whenRoom(Runnable resume) {
    waitForRoom.add(resume);
    if (pendingBytes.get() <= maxBytes / 2) {
      wake();
    }
  }

  /// Hands over a record whose room is reserved; its room is given back with the answer.
  void send(ProducerRecord<byte[], byte[]> record, Answer answer) {
    queue.add(new Item.Waiting(record, answer));
  }

  /// Hands over a record that may be lost, or refused, when there is no room.
  ///
  /// @param reserve share of the bound that this kind of record may fill
  boolean offer(ProducerRecord<byte[], byte[]> record, Room reserve, Answer answer) {
    int bytes = record.value().length;
    long bound = reserve == Room.ORDINARY ? maxBytes : 2 * maxBytes;
    if (take(bytes) > bound) {
      release(bytes);
      return false;
    }
    send(record, answer);
    return true;
  }

  /// How much of the bound a record may use.
  enum Room {
    /// Receipts, typing, subscriptions.
    ORDINARY,
    /// Connects and disconnects: they still pass when submissions have filled the bound.
    PREFERRED
  }

  long pendingBytes() {
    return pendingBytes.get();
  }

  /// Whether Kafka confirms: it refused nothing lately, and nothing has waited for [#LATE]. Where
  /// nothing is sent, as the last record found it.
  boolean confirms() {
    return !failing && (pendingBytes.get() == 0 || clock.millis() - movedMillis < LATE.toMillis());
  }

  private void wake() {
    for (var resume = waitForRoom.poll(); resume != null; resume = waitForRoom.poll()) {
      resume.run();
    }
  }

  private void run() {
    try {
      while (queue.take() instanceof Item.Waiting next) {
        hand(next);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but a JVM that is being torn down.
      Thread.currentThread().interrupt();
    }
  }

  private void hand(Item.Waiting waiting) {
    int bytes = waiting.record().value().length;
    try {
      var _ =
          producer.send(
              waiting.record(), (metadata, failure) -> answered(waiting.answer(), bytes, failure));
    } catch (RuntimeException failure) {
      // Buffer or metadata not to be had within max.block.ms, or the producer is closed.
      answered(waiting.answer(), bytes, failure);
    }
  }

  private void answered(Answer answer, int bytes, @Nullable Exception failure) {
    // Once at the turn, not for each record.
    if (failing != (failure != null)) {
      failing = failure != null;
      log.atWarn().setCause(failure).log(failing ? "Kafka fails" : "Kafka confirms again");
    }
    if (failure == null) {
      movedMillis = clock.millis();
    }
    try {
      answer.come(failure);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("the answer of a record could not be passed on");
    } finally {
      release(bytes);
    }
  }

  /// Hands over what waits, then waits for the broker, each at most that long. The producer itself
  /// is closed too.
  void close(Duration atMost) {
    queue.add(new Item.Stop());
    try {
      if (!thread.join(atMost)) {
        log.atWarn().addKeyValue("records", queue.size()).log("records were not handed over");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(atMost);
  }

  @Override
  public void close() {
    close(Duration.ZERO);
  }
}
