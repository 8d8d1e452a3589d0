package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.stats.UniformSample;
import im.relation.embedded.EmbeddedServerException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
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

  @Test
  void timesItsFrequentRequestsInPlainArraysAfterEachStart() throws Exception {
    server.createTopics(List.of(TestServers.MESSAGES));
    for (int start = 0; start < 2; start++) {
      send("first");
      pollAndCommit();

      assertThat(frequentTimings())
          .filteredOn(timing -> timing.count() > 0)
          .hasSizeGreaterThan(20)
          .allSatisfy(
              timing -> assertThat(timing).extracting("sample").isInstanceOf(UniformSample.class));
      server.stop();
      server.start();
    }
  }

  /// The broker's own histograms of the requests that a producer and a consumer make.
  private static List<Histogram> frequentTimings() {
    return KafkaYammerMetrics.defaultRegistry().allMetrics().entrySet().stream()
        .filter(metric -> metric.getKey().getType().equals("RequestMetrics"))
        .filter(
            metric ->
                metric.getKey().getScope().matches("request\\.(Produce|Fetch.*|OffsetCommit)"))
        .flatMap(metric -> metric.getValue() instanceof Histogram it ? Stream.of(it) : Stream.of())
        .toList();
  }

  private void send(String value) throws Exception {
    TestServers.send(server.bootstrapServers(), value);
  }

  private List<String> pollAndCommit() {
    return TestServers.pollAndCommit(server.bootstrapServers());
  }
}
