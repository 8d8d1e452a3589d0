package im.relation.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import com.zaxxer.hikari.HikariDataSource;
import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.DeviceId;
import im.relation.domain.ProblemCode;
import im.relation.domain.SessionId;
import im.relation.domain.TraceId;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Caller;
import im.relation.runtime.Outcome;
import im.relation.testkit.RealServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

@Timeout(60)
@ExtendWith(RealServers.class)
class IdempotencyIT {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicInteger works = new AtomicInteger();
  private HikariDataSource pool;
  private JdbcClient jdbc;
  private Transactions transactions;

  @BeforeEach
  void open() {
    pool = RealServers.pool(RealServers.freshSchema());
    jdbc = JdbcClient.create(pool);
    new Migrations(pool, List.of(new FeatureMigration("runtime"))).run();
    transactions =
        new Transactions(new JdbcTransactionManager(pool), TransactionSettings.defaults());
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void answersARepeatWithTheFirstResponse() {
    // Given
    var first = once(NOW, call(1, "key", "hello"));

    // When
    var second = once(NOW.plusSeconds(60), call(1, "key", "hello"));

    // Then
    assertThat(first).isEqualTo(Outcome.ok(StringValue.of("hello 1")));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void refusesAKeyThatComesWithAnotherRequest() {
    // Given
    once(NOW, call(1, "key", "hello"));

    // When
    var other = once(NOW, call(1, "key", "goodbye"));

    // Then
    assertThat(other)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.CONFLICT));
    assertThat(works).hasValue(1);
  }

  @Test
  void keepsTheKeysOfTwoPeopleApart() {
    // Given
    once(NOW, call(1, "key", "hello"));

    // When
    var other = once(NOW, call(2, "key", "hello"));

    // Then
    assertThat(other).isEqualTo(Outcome.ok(StringValue.of("hello 2")));
  }

  @Test
  void judgesARefusedRequestAfresh() {
    // Given
    transactions.call(
        () ->
            idempotency(NOW)
                .once(
                    call(1, "key", "hello"),
                    StringValue.parser(),
                    () -> Outcome.refused(ProblemCode.NOT_ALLOWED)));

    // When
    var second = once(NOW, call(1, "key", "hello"));

    // Then
    assertThat(second).isEqualTo(Outcome.ok(StringValue.of("hello 1")));
  }

  @Test
  void forgetsAResponseWhoseTransactionDidNotCommit() {
    // Given
    try {
      transactions.run(
          () -> {
            once(NOW, call(1, "key", "hello"));
            throw new IllegalStateException("rolled back");
          });
    } catch (IllegalStateException rolledBack) {
      assertThat(works).hasValue(1);
    }

    // When
    var second = once(NOW, call(1, "key", "hello"));

    // Then
    assertThat(second).isEqualTo(Outcome.ok(StringValue.of("hello 2")));
  }

  @Test
  void doesARequestAgainAfterADayAndSweepsWhatIsOlder() {
    // Given
    once(NOW, call(1, "key", "hello"));
    once(NOW, call(1, "other", "hello"));
    Instant tomorrow = NOW.plus(Duration.ofHours(24)).plusMillis(1);

    // When
    var second = once(tomorrow, call(1, "key", "hello"));
    int swept = idempotency(tomorrow).sweep(500);

    // Then
    assertThat(second).isEqualTo(Outcome.ok(StringValue.of("hello 3")));
    assertThat(swept).isOne();
    assertThat(once(tomorrow, call(1, "key", "hello"))).isEqualTo(second);
  }

  @Test
  void makesTheSecondOfTwoAtOnceWaitForTheFirst() throws Exception {
    // Given
    var working = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Future<Outcome<StringValue>> first =
          threads.submit(
              () ->
                  transactions.call(
                      () -> {
                        var outcome = once(NOW, call(1, "key", "hello"));
                        working.countDown();
                        await(mayCommit);
                        return outcome;
                      }));
      working.await();

      // When
      Future<Outcome<StringValue>> second =
          threads.submit(() -> once(NOW, call(1, "key", "hello")));
      Awaitility.await().until(this::oneWaitsForALock);
      mayCommit.countDown();

      // Then
      assertThat(second.get()).isEqualTo(first.get());
      assertThat(works).hasValue(1);
    }
  }

  @Test
  void doesACallWithoutAKeyEachTime() {
    // When
    once(NOW, call(1, "", "hello"));
    var second = once(NOW, call(1, "", "hello"));

    // Then
    assertThat(second).isEqualTo(Outcome.ok(StringValue.of("hello 2")));
    assertThat(jdbc.sql("SELECT COUNT(*) FROM idempotency_key").query(Integer.class).single())
        .isZero();
  }

  private boolean oneWaitsForALock() {
    return jdbc.sql(
                "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
            .query(Integer.class)
            .single()
        == 1;
  }

  private Outcome<StringValue> once(Instant now, Call<StringValue> call) {
    return transactions.call(
        () ->
            idempotency(now)
                .once(
                    call,
                    StringValue.parser(),
                    () ->
                        Outcome.ok(
                            StringValue.of(
                                call.request().getValue() + " " + works.incrementAndGet()))));
  }

  private Idempotency idempotency(Instant now) {
    return new Idempotency(new IdempotencySql(jdbc), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Call<StringValue> call(long user, String key, String request) {
    var person =
        new Caller.Person(
            new UserId(user),
            new DeviceId(1),
            SessionId.random(),
            DeviceType.DEVICE_TYPE_UNSPECIFIED,
            "");
    return new Call<>(person, NOW.plusSeconds(5), TraceId.random(), key, StringValue.of(request));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
