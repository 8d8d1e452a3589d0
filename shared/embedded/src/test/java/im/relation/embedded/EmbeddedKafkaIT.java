package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedKafkaIT {

  @TempDir Path temp;
  private DataFolder folder;
  private EmbeddedKafka server;

  @BeforeEach
  void start() {
    folder = DataFolder.open(temp.resolve("var"));
    server = new EmbeddedKafka(folder, KafkaSettings.DEFAULTS, 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
    folder.close();
  }

  @Test
  void keepsRecordsAndOffsetsOverAStopAndAStart() throws Exception {
    server.createTopics(List.of(TestServers.MESSAGES));
    send("first");
    assertThat(pollAndCommit()).containsExactly("first");
    send("second");

    server.stop();
    assertThat(server.running()).isFalse();
    assertThat(TestServers.canBind(server.port())).isTrue();
    server.start();

    send("third");
    assertThat(pollAndCommit()).containsExactly("second", "third");
  }

  @Test
  void leavesATopicThatExistsAsItIs() throws Exception {
    server.createTopics(List.of(TestServers.MESSAGES));
    send("first");

    server.createTopics(
        List.of(TestServers.MESSAGES, new TopicSpec("outcomes", 1, Duration.ofDays(1))));

    assertThat(pollAndCommit()).containsExactly("first");
  }

  @Test
  void refusesAnotherNumberOfPartitionsForATopicThatExists() {
    server.createTopics(List.of(TestServers.MESSAGES));

    assertThatThrownBy(
            () -> server.createTopics(List.of(new TopicSpec("messages", 3, Duration.ofDays(3)))))
        .isInstanceOfSatisfying(
            EmbeddedServerException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.TOPIC_REFUSED));
  }

  private void send(String value) throws Exception {
    TestServers.send(server.bootstrapServers(), value);
  }

  private List<String> pollAndCommit() {
    return TestServers.pollAndCommit(server.bootstrapServers());
  }
}
