package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaTopicsTest {
  private static final TopicSpec MESSAGES = new TopicSpec("messages", 6, Duration.ofDays(3));
  private static final TopicSpec OUTCOMES = new TopicSpec("outcomes", 6, Duration.ofDays(3));

  @Test
  void createsOnlyWhatIsMissing() {
    assertThat(KafkaTopics.missing(List.of(MESSAGES, OUTCOMES), Map.of("messages", 6)))
        .containsExactly(OUTCOMES);
  }

  @Test
  void refusesAnotherNumberOfPartitions() {
    assertThatThrownBy(
            () -> KafkaTopics.missing(List.of(OUTCOMES, MESSAGES), Map.of("messages", 3)))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("messages has 3 partitions and 6 are wanted");
  }
}
