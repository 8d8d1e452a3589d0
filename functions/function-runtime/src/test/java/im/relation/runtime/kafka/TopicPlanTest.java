package im.relation.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.backplane.Catalog;
import im.relation.runtime.StartRefused;
import im.relation.runtime.kafka.KafkaSettings.Deployment;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

  private static final Catalog CATALOG =
      new Catalog(
          List.of(),
          List.of(new Catalog.TopicEntry("letters", "user", new Catalog.Partitions(8, 128), 72)),
          336);

  @Test
  void makesATopicAndItsDeadLetters() {
    // When
    List<NewTopic> missing = TopicPlan.missing(CATALOG, Deployment.PRODUCTION, Map.of());

    // Then
    assertThat(missing).extracting(NewTopic::name).containsExactly("letters", "letters.dead");
    assertThat(missing).extracting(NewTopic::numPartitions).containsExactly(128, 1);
    assertThat(missing.getFirst().configs()).containsEntry("retention.ms", "259200000");
    assertThat(missing.getLast().configs()).containsEntry("retention.ms", "1209600000");
  }

  @Test
  void leavesWhatIsThere() {
    assertThat(
            TopicPlan.missing(CATALOG, Deployment.LOCAL, Map.of("letters", 8, "letters.dead", 3)))
        .isEmpty();
  }

  @Test
  void refusesAnotherPartitionCountInASentence() {
    assertThatThrownBy(
            () -> TopicPlan.missing(CATALOG, Deployment.PRODUCTION, Map.of("letters", 8)))
        .isInstanceOf(StartRefused.class)
        .hasMessage("Topic letters has 8 partitions, this deployment is set to 128.");
  }
}
