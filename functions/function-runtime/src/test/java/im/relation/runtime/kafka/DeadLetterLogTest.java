package im.relation.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.ConversationId;
import im.relation.runtime.kafka.TopicReader.Piece;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterLogTest {

  private static final byte[] KEY = new ConversationId(7).toKey();
  private static final byte[] VALUE = {1, 2, 3};

  @Test
  void putsARecordBackAsItWasWithItsOwnHeadersAlone() {
    // When
    var record = DeadLetterLog.original("message-submitted", letter());
    // Then
    assertThat(record.topic()).isEqualTo("message-submitted");
    assertThat(record.partition()).as("by its key").isNull();
    assertThat(record.key()).isEqualTo(KEY);
    assertThat(record.value()).isEqualTo(VALUE);
    assertThat(record.headers()).singleElement().matches(own -> own.key().equals("of-its-own"));
  }

  @Test
  void readsWhyAndFromWhereARecordWasPutAside() {
    // When
    var put = PutAside.of("message-submitted", letter());
    // Then
    assertThat(put.reason()).isEqualTo("not a SubmittedRecord");
    assertThat(put.sourcePartition()).isEqualTo(3);
    assertThat(put.sourceOffset()).isEqualTo(41);
    assertThat(put.exception()).isEmpty();
  }

  @Test
  void saysSoWhereALetterDoesNotTellItsPlace() {
    // Given
    var bare = new ConsumerRecord<>("message-submitted.dead", 1, 9, KEY, VALUE);
    // Then
    assertThat(PutAside.of("message-submitted", bare).sourceOffset()).isEqualTo(-1);
  }

  @Test
  void looksAtNoMoreOfAPartitionThanIsAskedFor() {
    assertThat(DeadLetterLog.last(new Piece(2, 100), 10)).isEqualTo(new Piece(90, 100));
    assertThat(DeadLetterLog.last(new Piece(2, 100), 1_000)).isEqualTo(new Piece(2, 100));
  }

  private static ConsumerRecord<byte[], byte[]> letter() {
    var letter = new ConsumerRecord<>("message-submitted.dead", 1, 9, KEY, VALUE);
    put(letter, DeadLetters.REASON, "not a SubmittedRecord");
    put(letter, DeadLetters.FUNCTION, "acceptMessage");
    put(letter, DeadLetters.TOPIC, "message-submitted");
    put(letter, DeadLetters.PARTITION, "3");
    put(letter, DeadLetters.OFFSET, "41");
    put(letter, "of-its-own", "kept");
    return letter;
  }

  private static void put(ConsumerRecord<byte[], byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
