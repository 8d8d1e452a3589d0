package im.relation.runtime.kafka;

import im.relation.runtime.TransientFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/// Sends records and waits once until Kafka has them all (acks=all). Thread-safe; it blocks for as
/// long as Kafka does not answer, 20 s at the most, so never call it on an event loop.
///
/// Records of one call and one key arrive in the order of the list. When a call fails, any part of
/// it may have arrived: send all of it again.
public final class RecordSender {

  private final Supplier<Producer<byte[], byte[]>> producers;

  /// Does not close the producer.
  public RecordSender(Producer<byte[], byte[]> producer) {
    this(() -> producer);
  }

  /// @param producers gives the producer of the time, or throws [IllegalStateException]
  RecordSender(Supplier<Producer<byte[], byte[]>> producers) {
    this.producers = producers;
  }

  /// Returns when all are acknowledged; fails as [Sending#await].
  public void send(List<OutgoingRecord> records) {
    begin(records).await();
  }

  /// As [#send], of records with headers.
  public void sendRecords(List<ProducerRecord<byte[], byte[]>> records) {
    beginRecords(records).await();
  }

  /// As [#sendRecords]; gives back where each of them is now.
  public List<RecordMetadata> place(List<ProducerRecord<byte[], byte[]>> records) {
    var sending = beginRecords(records);
    sending.await();
    return sending.sent.stream().map(Future::resultNow).toList();
  }

  /// Hands the records to the producer, in order, and returns: there is work to do meanwhile.
  ///
  /// @throws TransientFailure when the producer cannot take one
  public Sending begin(List<OutgoingRecord> records) {
    return beginRecords(records.stream().map(OutgoingRecord::toProduce).toList());
  }

  private Sending beginRecords(List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
    try {
      var producer = producers.get();
      for (ProducerRecord<byte[], byte[]> record : records) {
        Future<RecordMetadata> future = producer.send(record);
        if (future.state() == Future.State.FAILED) {
          // Each further one could block as long as this one did.
          throw failure(future.exceptionNow());
        }
        sent.add(future);
      }
    } catch (KafkaException | IllegalStateException e) {
      throw failure(e);
    }
    return new Sending(sent);
  }

  /// Records on their way.
  public final class Sending {

    private final List<Future<RecordMetadata>> sent;

    private Sending(List<Future<RecordMetadata>> sent) {
      this.sent = sent;
    }

    /// Returns when all are acknowledged.
    ///
    /// @throws TransientFailure when one is not
    /// @throws IllegalArgumentException when one is larger than Kafka takes: sending it again
    ///   cannot help
    public void await() {
      if (sent.isEmpty()) {
        return;
      }
      try {
        producers.get().flush();
        for (Future<RecordMetadata> future : sent) {
          future.get();
        }
      } catch (ExecutionException e) {
        throw failure(e.getCause() == null ? e : e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failure(e);
      } catch (KafkaException | IllegalStateException e) {
        throw failure(e);
      }
    }
  }

  private static RuntimeException failure(Throwable cause) {
    return cause instanceof RecordTooLargeException
        ? new IllegalArgumentException("a record is larger than Kafka takes", cause)
        : new TransientFailure("Kafka did not acknowledge", cause);
  }
}
