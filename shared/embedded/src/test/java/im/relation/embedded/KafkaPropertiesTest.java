package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KafkaPropertiesTest {

  @Test
  void listensOnThisMachineOnlyAndCreatesNoTopicByItself() {
    var all = KafkaProperties.of(Path.of("/data"), new KafkaSettings(32, 3, 4), 9092, 9093);

    assertThat(all)
        .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093")
        .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:9092")
        .containsEntry("controller.quorum.voters", "1@127.0.0.1:9093")
        .containsEntry("auto.create.topics.enable", "false")
        .containsEntry("delete.topic.enable", "true")
        .containsEntry("log.dirs", "/data")
        .containsEntry("log.segment.bytes", "33554432")
        .containsEntry("num.network.threads", "3")
        .containsEntry("num.io.threads", "4");
  }
}
