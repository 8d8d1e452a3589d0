package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.socket.RecordQueue.Room;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the node's health says of Kafka, by Kafka's own test producer.
final class RecordQueueTest {

  private static final int ROOM = 1_000_000;

  private final TestClock clock = new TestClock();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
  private final RecordQueue records = new RecordQueue(producer, ROOM, clock);

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void confirmsWhileNothingWaits() {
    clock.advance(RecordQueue.LATE);
    assertThat(records.confirms()).isTrue();
  }

  @Test
  void confirmsNoMoreWhenARecordHasWaitedTooLongAndAgainOnceItIsSafe() {
    // Given
    clock.advance(RecordQueue.LATE);
    send();
    assertThat(records.confirms()).isTrue();

    // When, then
    clock.advance(RecordQueue.LATE);
    assertThat(records.confirms()).isFalse();
    assertThat(producer.completeNext()).isTrue();
    assertThat(records.confirms()).isTrue();
  }

  @Test
  void confirmsAsLongAsOneRecordAfterAnotherIsSafe() {
    send();
    clock.advance(RecordQueue.LATE);
    send();
    assertThat(producer.completeNext()).isTrue();
    assertThat(records.confirms()).isTrue();
  }

  @Test
  void confirmsNoMoreAfterARefusalUntilTheNextRecordIsSafe() {
    // When, then
    send();
    assertThat(producer.errorNext(new TimeoutException("no leader"))).isTrue();
    assertThat(records.confirms()).isFalse();

    // When, then
    send();
    assertThat(producer.completeNext()).isTrue();
    assertThat(records.confirms()).isTrue();
  }

  private void send() {
    int before = producer.history().size();
    assertThat(
            records.offer(
                new ProducerRecord<>("topic", new byte[] {1}), Room.ORDINARY, failure -> {}))
        .isTrue();
    await().until(() -> producer.history().size() > before);
  }
}
