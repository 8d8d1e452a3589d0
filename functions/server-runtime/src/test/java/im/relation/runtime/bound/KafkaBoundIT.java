package im.relation.runtime.bound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import im.relation.backplane.Topics;
import im.relation.domain.UserId;
import im.relation.runtime.BatchResult;
import im.relation.runtime.BatchResult.DeadLetter;
import im.relation.runtime.TransientFailure;
import im.relation.runtime.kafka.DeadLetters;
import im.relation.runtime.kafka.OutgoingRecord;
import im.relation.runtime.kafka.RecordSender;
import im.relation.testkit.RealServers;
import im.relation.testkit.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@Timeout(120)
@ExtendWith(RealServers.class)
class KafkaBoundIT {

  private static final AtomicInteger KEYS = new AtomicInteger(50_000);

  private final UserId user = new UserId(KEYS.incrementAndGet());
  private final byte[] key = user.toKey();
  private final String schema = RealServers.freshSchema();
  private ConfigurableApplicationContext process;

  @BeforeEach
  void start() {
    process = startProcess();
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  void bindsTheFunctionsThatAreThereAndNotDisabled() {
    assertThat(process.getEnvironment().getProperty("spring.cloud.function.definition"))
        .isEqualTo("advanceCursorFromTopic;endSessionsFromTopic");
    assertThat(process.containsBean("relayEphemeral")).isTrue();
    assertThat(process.containsBean("relayEphemeralFromTopic")).isFalse();
  }

  @Test
  void isReadyOnceEveryFunctionHasPartitions() {
    // When
    await()
        .atMost(20, SECONDS)
        .until(
            () -> Status.UP.equals(process.getBean(PartitionsHealth.class).health().getStatus()));

    // Then
    assertThat(process.getBean(PartitionsHealth.class).health().getDetails())
        .containsEntry("functions", 2)
        .containsEntry("withPartitions", 2L);
  }

  @Test
  void talksToTheDatabaseInUtcAndReadCommittedWithoutBeingAsked() {
    // Given
    var jdbc = process.getBean(JdbcTemplate.class);

    // Then
    assertThat(jdbc.queryForObject("SELECT @@session.time_zone", String.class)).isEqualTo("+00:00");
    assertThat(jdbc.queryForObject("SELECT @@session.transaction_isolation", String.class))
        .isEqualTo("READ-COMMITTED");
    assertThat(process.getBean(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(16);
  }

  @Test
  void givesTheRecordsOfAKeyInOrder() {
    // When
    send(Topics.CURSOR_REPORTED, numbers(700));

    // Then
    await().atMost(30, SECONDS).until(() -> mine(probe("advanceCursor").done()).size() >= 700);
    assertThat(mine(probe("advanceCursor").done())).containsExactlyElementsOf(numbers(700));
    assertThat(probe("advanceCursor").polls()).allMatch(poll -> poll.size() <= 500);
  }

  @Test
  void commitsOnlyAfterTheFunctionReturned() throws Exception {
    // Given
    var began = new CountDownLatch(1);
    var mayReturn = new CountDownLatch(1);
    long before = committed("advanceCursor");
    probe("advanceCursor")
        .behave(
            batch -> {
              began.countDown();
              awaitLatch(mayReturn);
              return BatchResult.DONE;
            });

    // When
    send(Topics.CURSOR_REPORTED, List.of("slow"));
    began.await();
    await().during(1, SECONDS).atMost(3, SECONDS).until(() -> committed("advanceCursor") == before);
    mayReturn.countDown();

    // Then
    await().atMost(10, SECONDS).until(() -> committed("advanceCursor") == before + 1);
  }

  @Test
  void bringsAPollAgainToTheNextProcessWhenThisOneEndsBeforeItIsDone() {
    // Given
    Probe dying = probe("advanceCursor");
    dying.behave(
        batch -> {
          throw new TransientFailure("down", new IOException());
        });
    send(Topics.CURSOR_REPORTED, List.of("unfinished"));
    await().atMost(20, SECONDS).until(() -> dying.polls().contains(List.of("unfinished")));

    // When
    process.close();
    process = startProcess();

    // Then
    await().atMost(30, SECONDS).until(() -> probe("advanceCursor").done().contains("unfinished"));
    assertThat(dying.done()).isEmpty();
  }

  @Test
  void triesAPollInPlaceUntilItIsDoneAndSkipsNothing() {
    // Given
    var failures = new ArrayList<RuntimeException>();
    failures.add(new ClassCastException("a mistake is not skipped either"));
    failures.add(new TransientFailure("down", new IOException()));
    failures.add(new IllegalStateException(new NoClassDefFoundError("x")));
    Probe probe = probe("endSessions");
    probe.behave(
        batch -> {
          if (!failures.isEmpty()) {
            throw failures.removeFirst();
          }
          return BatchResult.DONE;
        });

    // When
    send(Topics.SESSION_ENDED, numbers(20));

    // Then
    await().atMost(30, SECONDS).until(() -> mine(probe.done()).size() >= 20);
    assertThat(mine(probe.done())).containsExactlyElementsOf(numbers(20));
    assertThat(probe.polls()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(probe.polls().get(3)).startsWith(probe.polls().getFirst().toArray(String[]::new));
  }

  @Test
  void putsAPoisonRecordAsideWithItsReasonAndGoesOn() {
    // Given
    probe("endSessions")
        .behave(
            batch ->
                new BatchResult(
                    batch.records().stream()
                        .filter(record -> Probe.text(record).equals("poison"))
                        .map(record -> new DeadLetter(record, "cannot be read", new IOException()))
                        .toList()));

    // When
    send(Topics.SESSION_ENDED, List.of("before", "poison", "after"));

    // Then
    await().atMost(30, SECONDS).until(() -> probe("endSessions").done().contains("after"));
    try (var dead = new TopicReader(Topics.SESSION_ENDED + ".dead")) {
      ConsumerRecord<byte[], byte[]> letter = dead.await(key, 1).getFirst();
      assertThat(letter.value()).asString(UTF_8).isEqualTo("poison");
      assertThat(header(letter, DeadLetters.REASON)).isEqualTo("cannot be read");
      assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo(Topics.SESSION_ENDED);
      assertThat(header(letter, DeadLetters.EXCEPTION)).isEqualTo(IOException.class.getName());
      assertThat(header(letter, DeadLetters.PARTITION)).matches("[0-7]");
      assertThat(header(letter, DeadLetters.OFFSET)).matches("[0-9]+");
    }
    var counted = process.getBean(MeterRegistry.class).get("im.dead.letters");
    assertThat(counted.tag("function", "endSessions").counter().count()).isPositive();
  }

  private ConfigurableApplicationContext startProcess() {
    Map<String, Object> settings =
        Map.of(
            "spring.datasource.url", schema,
            "spring.datasource.username", "root",
            "spring.datasource.password", "",
            "im.kafka.bootstrap-servers", RealServers.kafka().bootstrapServers(),
            "im.bound.disabled", "relayEphemeral",
            "spring.grpc.server.port", "0",
            "spring.main.banner-mode", "off");
    return new SpringApplicationBuilder(TestProcess.class)
        .web(WebApplicationType.NONE)
        .properties(settings)
        .run();
  }

  private Probe probe(String function) {
    return process.getBean(function, Probe.class);
  }

  private void send(String topic, List<String> values) {
    process
        .getBean(RecordSender.class)
        .send(
            values.stream()
                .map(value -> new OutgoingRecord(topic, key, value.getBytes(UTF_8)))
                .toList());
  }

  /// Sum over all partitions.
  private long committed(String group) throws Exception {
    try (var admin =
        Admin.create(Map.of("bootstrap.servers", RealServers.kafka().bootstrapServers()))) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    }
  }

  /// Without what an earlier test left and a lost commit brought again.
  private List<String> mine(List<String> values) {
    return values.stream().filter(value -> value.startsWith(user + "-")).toList();
  }

  private List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(number -> user + "-" + number).toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
