package im.relation.runtime.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;

class PolledRecordsTest {

  @Test
  void readsParallelListsAsRecords() {
    // Given
    var poll =
        MessageBuilder.withPayload(List.of(new byte[] {1}, new byte[] {2}))
            .setHeader(KafkaHeaders.RECEIVED_KEY, Arrays.asList(new byte[] {9}, null))
            .setHeader(KafkaHeaders.RECEIVED_TOPIC, List.of("a", "a"))
            .setHeader(KafkaHeaders.RECEIVED_PARTITION, List.of(3, 4))
            .setHeader(KafkaHeaders.OFFSET, List.of(5L, 6L))
            .setHeader(KafkaHeaders.RECEIVED_TIMESTAMP, List.of(7L, 8L))
            .build();

    // When
    var records = PolledRecords.of(poll);

    // Then
    assertThat(records).hasSize(2);
    assertThat(records.getFirst().key()).containsExactly(9);
    assertThat(records.getFirst().value()).containsExactly(1);
    assertThat(records.getFirst().partition()).isEqualTo(3);
    assertThat(records.getLast().key()).isEmpty();
    assertThat(records.getLast().topic()).isEqualTo("a");
    assertThat(records.getLast().offset()).isEqualTo(6);
    assertThat(records.getLast().timestampMillis()).isEqualTo(8);
  }

  @Test
  void refusesWhatIsNoPoll() {
    var single =
        MessageBuilder.withPayload(List.of(new byte[] {1}))
            .setHeader(KafkaHeaders.RECEIVED_KEY, new byte[] {9})
            .build();

    assertThatThrownBy(() -> PolledRecords.of(single)).hasMessageContaining("batch mode");
  }
}
