package im.relation.runtime.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.zaxxer.hikari.HikariDataSource;
import im.relation.backplane.Catalog;
import im.relation.backplane.Producers;
import im.relation.backplane.Topics;
import im.relation.contract.record.v1.SessionEndedRecord;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.UserId;
import im.relation.runtime.Outbox;
import im.relation.runtime.OutboxMessage;
import im.relation.runtime.OutboxPoke;
import im.relation.runtime.kafka.KafkaSettings;
import im.relation.runtime.kafka.RecordSender;
import im.relation.runtime.kafka.TopicsPreparation;
import im.relation.runtime.store.FeatureMigration;
import im.relation.runtime.store.Migrations;
import im.relation.runtime.store.TransactionSettings;
import im.relation.runtime.store.Transactions;
import im.relation.testkit.RealServers;
import im.relation.testkit.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

@Timeout(120)
@ExtendWith(RealServers.class)
class OutboxRelayIT {

  private static final AtomicLong KEYS = new AtomicLong(1_000);

  private final List<RelayLifecycle> relays = new ArrayList<>();
  private final OutboxPoke poke = new OutboxPoke();
  private HikariDataSource pool;
  private JdbcTemplate jdbc;
  private Transactions transactions;
  private Outbox outbox;
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void open() {
    String url = RealServers.freshSchema() + "&sessionVariables=innodb_lock_wait_timeout=1";
    pool = RealServers.pool(url);
    jdbc = new JdbcTemplate(pool);
    new Migrations(pool, List.of(new FeatureMigration("runtime"))).run();
    transactions =
        new Transactions(new JdbcTransactionManager(pool), TransactionSettings.defaults());
    outbox = new Outbox(jdbc, poke);
    String kafka = RealServers.kafka().bootstrapServers();
    new TopicsPreparation(Catalog.load(), KafkaSettings.local(kafka)).run();
    producer = Producers.create(kafka, "relay-test", 1);
  }

  @AfterEach
  void close() {
    relays.forEach(RelayLifecycle::stop);
    producer.close(Duration.ZERO);
    pool.close();
  }

  @Test
  void sendsTheRowsOfConcurrentTransactionsOnceAndInOrderOfTheirKey() throws Exception {
    // Given
    int threads = 8;
    int transactionsEach = 40;
    long firstKey = KEYS.getAndAdd(threads);
    relay(OutboxSettings.defaults());

    // When
    try (var people = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        var user = new UserId(firstKey + i);
        all.add(
            people.submit(
                () ->
                    LongStream.range(0, transactionsEach)
                        .forEach(n -> append(user, 2 * n, 2 * n + 1))));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }

    // Then
    await().atMost(30, SECONDS).until(this::isEmpty);
    try (var topic = new TopicReader(Topics.SESSION_ENDED)) {
      for (int i = 0; i < threads; i++) {
        assertThat(numbers(topic.await(new UserId(firstKey + i).toKey(), 2 * transactionsEach)))
            .containsExactlyElementsOf(LongStream.range(0, 2L * transactionsEach).boxed().toList());
      }
    }
  }

  @Test
  void sendsARowThatCommitsAfterALaterOne() throws Exception {
    // Given
    var early = new UserId(KEYS.getAndIncrement());
    var late = new UserId(KEYS.getAndIncrement());
    var lateIsSent = new CountDownLatch(1);
    relay(OutboxSettings.defaults());
    try (var thread = Executors.newSingleThreadExecutor();
        var topic = new TopicReader(Topics.SESSION_ENDED)) {
      var inserted = new CountDownLatch(1);
      Future<?> slow =
          thread.submit(
              () ->
                  transactions.run(
                      () -> {
                        append(early, 1);
                        inserted.countDown();
                        awaitLatch(lateIsSent);
                      }));
      inserted.await();

      // When
      append(late, 2);
      topic.await(late.toKey(), 1);
      lateIsSent.countDown();
      slow.get();

      // Then
      assertThat(numbers(topic.await(early.toKey(), 1))).containsExactly(1L);
    }
  }

  @Test
  void sendsNothingOfWhatWasRolledBackAndTakesNothingOutsideOfATransaction() {
    // Given
    var user = new UserId(KEYS.getAndIncrement());
    relay(OutboxSettings.defaults());

    // When
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      append(user, 1);
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");
    assertThatThrownBy(() -> outbox.append(List.of(message(user, 2))))
        .hasMessageContaining("transaction");
    append(user, 3);

    // Then
    try (var topic = new TopicReader(Topics.SESSION_ENDED)) {
      assertThat(numbers(topic.await(user.toKey(), 1))).containsExactly(3L);
    }
  }

  @Test
  void goesOnInAnotherProcessWhenTheHolderIsNotHeardOf() {
    // Given
    var user = new UserId(KEYS.getAndIncrement());
    var dead = new RelayLease(sql(), Duration.ofSeconds(2));
    assertThat(dead.renew()).isTrue();
    relay(quick());
    append(user, 1);
    assertThat(isEmpty()).isFalse();

    // When
    await().atMost(10, SECONDS).until(this::isEmpty);

    // Then
    assertThat(dead.isHeld()).isFalse();
    assertThat(dead.renew()).isFalse();
  }

  @Test
  void letsOneOfTwoRelayAndTheOtherFollowAtOnceWhenItStops() {
    // Given
    var first = new RelayLease(sql(), Duration.ofMinutes(1));
    var second = new RelayLease(sql(), Duration.ofMinutes(1));

    // When
    assertThat(first.renew()).isTrue();
    assertThat(second.renew()).isFalse();
    assertThat(first.renew()).isTrue();
    assertThat(second.isHeld()).isFalse();
    first.release();

    // Then
    assertThat(second.renew()).isTrue();
    assertThat(first.isHeld()).isFalse();
    assertThat(first.renew()).isFalse();
  }

  @Test
  void keepsTheIdOfASubmissionOverACrashBetweenSendingAndDeleting() throws Exception {
    // Given
    byte[] key = new UserId(KEYS.getAndIncrement()).toKey();
    var submission =
        SubmittedRecord.newBuilder().setSubmit(Submit.newBuilder().setConversationId(5)).build();
    transactions.run(
        () -> outbox.append(List.of(new OutboxMessage(Topics.MESSAGE_SUBMITTED, key, submission))));

    // When
    try (var topic = new TopicReader(Topics.MESSAGE_SUBMITTED)) {
      transactions.run(
          () -> {
            // A lock on the row lets it be sent and not deleted.
            jdbc.queryForList("SELECT id FROM outbox FOR UPDATE", Long.class);
            relay(OutboxSettings.defaults());
            topic.await(key, 1);
            relays.getFirst().stop();
          });
      assertThat(isEmpty()).isFalse();
      int before = topic.poll(key).size();
      relay(OutboxSettings.defaults());
      List<ConsumerRecord<byte[], byte[]>> sent = topic.await(key, before + 1);

      // Then
      assertThat(sent.stream().map(record -> HexFormat.of().formatHex(record.value())).distinct())
          .hasSize(1);
      assertThat(
              SubmittedRecord.parseFrom(sent.getFirst().value())
                  .getSubmit()
                  .getClientMessageId()
                  .size())
          .isEqualTo(16);
      await().atMost(10, SECONDS).until(this::isEmpty);
    }
  }

  @Test
  void waitsWhileKafkaIsDown() {
    // Given
    var user = new UserId(KEYS.getAndIncrement());
    relay(OutboxSettings.defaults());
    RealServers.kafka().stop();
    try {
      append(user, 1);
      append(user, 2);
      assertThat(isEmpty()).isFalse();
      assertThat(sql().ageSeconds()).isPositive();
    } finally {
      // When
      RealServers.kafka().start();
    }

    // Then
    await().atMost(60, SECONDS).until(this::isEmpty);
    assertThat(sql().ageSeconds()).isZero();
    try (var topic = new TopicReader(Topics.SESSION_ENDED)) {
      assertThat(numbers(topic.await(user.toKey(), 2)).stream().distinct()).containsExactly(1L, 2L);
    }
  }

  private void relay(OutboxSettings settings) {
    var relay =
        new RelayLifecycle(
            new OutboxRelay(sql(), new RecordSender(producer), settings.maxRows()),
            new RelayLease(sql(), settings.leaseLife()),
            poke,
            settings);
    relays.add(relay);
    relay.start();
  }

  private static OutboxSettings quick() {
    var defaults = OutboxSettings.defaults();
    return new OutboxSettings(
        true,
        defaults.interval(),
        defaults.maxRows(),
        Duration.ofSeconds(2),
        Duration.ofMillis(300),
        defaults.firstPause(),
        defaults.maxPause());
  }

  private OutboxSql sql() {
    return new OutboxSql(JdbcClient.create(pool));
  }

  private void append(UserId user, long... numbers) {
    transactions.run(
        () ->
            outbox.append(
                LongStream.of(numbers).mapToObj(number -> message(user, number)).toList()));
  }

  private static OutboxMessage message(UserId user, long number) {
    return new OutboxMessage(
        Topics.SESSION_ENDED,
        user.toKey(),
        SessionEndedRecord.newBuilder().setUserId(number).build());
  }

  private static List<Long> numbers(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(OutboxRelayIT::number).toList();
  }

  private static long number(ConsumerRecord<byte[], byte[]> record) {
    try {
      return SessionEndedRecord.parseFrom(record.value()).getUserId();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isEmpty() {
    return jdbc.queryForList("SELECT id FROM outbox", Long.class).isEmpty();
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
