package im.relation.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.aws.KafkaSignIn;
import im.relation.backplane.Catalog;
import im.relation.backplane.Producers;
import im.relation.backplane.Topics;
import im.relation.domain.UserId;
import im.relation.runtime.StartRefused;
import im.relation.runtime.TransientFailure;
import im.relation.runtime.kafka.KafkaSettings.Deployment;
import im.relation.testkit.RealServers;
import im.relation.testkit.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(RealServers.class)
class RecordSenderIT {

  private final KafkaSettings settings =
      KafkaSettings.local(RealServers.kafka().bootstrapServers());
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void open() {
    new TopicsPreparation(Catalog.load(), settings).run();
    producer = Producers.create(settings.bootstrapServers(), "sender-test", 1);
  }

  @AfterEach
  void close() {
    producer.close(Duration.ZERO);
  }

  @Test
  void returnsWhenKafkaHasAllInTheirOrder() {
    // Given
    byte[] key = new UserId(90_001).toKey();
    List<OutgoingRecord> records =
        IntStream.range(0, 100)
            .mapToObj(n -> new OutgoingRecord(Topics.EPHEMERAL, key, new byte[] {(byte) n}))
            .toList();

    // When
    new RecordSender(producer).send(records);

    // Then
    try (var topic = new TopicReader(Topics.EPHEMERAL)) {
      assertThat(topic.await(key, 100).stream().map(record -> (int) record.value()[0]))
          .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }
  }

  @Test
  void callsAKafkaThatIsAwayAnOutage() {
    // Given
    var record = new OutgoingRecord(Topics.EPHEMERAL, new byte[8], new byte[1]);
    RealServers.kafka().stop();
    try {
      // Then
      assertThatThrownBy(() -> new RecordSender(producer).send(List.of(record)))
          .isInstanceOf(TransientFailure.class);
    } finally {
      RealServers.kafka().start();
    }
  }

  @Test
  void callsARecordThatIsTooLargeAMistake() {
    // Given
    var record = new OutgoingRecord(Topics.EPHEMERAL, new byte[8], new byte[2_000_000]);

    // Then
    assertThatThrownBy(() -> new RecordSender(producer).send(List.of(record)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void letsSeveralProcessesPrepareTheTopicsAtOnce() throws Exception {
    // Given
    var catalog = catalog("at-once", 3);

    // When
    try (var processes = Executors.newFixedThreadPool(3)) {
      Callable<Boolean> start =
          () -> {
            new TopicsPreparation(catalog, settings).run();
            return true;
          };
      List<Future<Boolean>> starts = processes.invokeAll(List.of(start, start, start));

      // Then
      for (Future<Boolean> one : starts) {
        assertThatCode(one::get).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void refusesToStartOnAnotherPartitionCount() {
    // Given
    new TopicsPreparation(catalog("counted", 3), settings).run();

    // When
    var other = new TopicsPreparation(catalog("counted", 4), settings);

    // Then
    assertThatThrownBy(other::run)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("counted has 3 partitions");
  }

  @Test
  void saysWhichKafkaDoesNotAnswer() {
    // Given
    var nowhere =
        new KafkaSettings(
            "127.0.0.1:1", Deployment.LOCAL, "", 1, Duration.ofMillis(500), true, KafkaSignIn.NONE);

    // Then
    assertThatThrownBy(() -> new TopicsPreparation(Catalog.load(), nowhere).run())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("127.0.0.1:1");
  }

  private static Catalog catalog(String topic, int partitions) {
    return new Catalog(
        List.of(),
        List.of(
            new Catalog.TopicEntry(
                topic, "user", new Catalog.Partitions(partitions, partitions), 1)),
        336);
  }
}
