package im.relation.endtoend.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.domain.ProblemCode;
import im.relation.embedded.EmbeddedServer;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.Database;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.TestDevice;
import im.relation.endtoend.kit.Traffic;
import im.relation.sdk.SendState;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// MariaDB, Redis and Kafka go away and come back while messages flow, or do not do what they
/// should.
@Timeout(600)
@ExtendWith(SharedApart.class)
final class ServersChaos {

  private static final int PAIRS = 10;
  private static final int PER_SECOND = 100;
  private static final int REFUSED = 20;
  private static final Duration RECOVERS = Duration.ofSeconds(10);

  private final Apart system;

  ServersChaos(Apart system) {
    this.system = system;
  }

  @Test
  void theDatabaseIsAwayForTenSeconds() {
    isAwayForTenSeconds(system.servers().mariaDb(), Map.of(system.requests(), "db"));
  }

  @Test
  void redisIsAwayForTenSeconds() {
    isAwayForTenSeconds(
        system.servers().redis(),
        Map.of(system.requests(), "redis", system.node(0).part(), "redis"));
  }

  @Test
  void kafkaIsAwayForTenSeconds() {
    isAwayForTenSeconds(
        system.servers().kafka(),
        Map.of(system.kafkaBound(), "binders", system.node(0).part(), "kafka"));
  }

  /// @param told whose health says it, under the name of which component
  private void isAwayForTenSeconds(EmbeddedServer server, Map<Apart.Part, String> told) {
    try (var traffic = flowing()) {
      traffic.flow(3);

      // When
      server.stop();
      traffic.flow(10);
      var said =
          told.entrySet().stream()
              .map(
                  each ->
                      Map.entry(each.getValue(), each.getKey().health().get("/actuator/health")))
              .toList();
      server.start();
      var flows = traffic.awaitFlow(RECOVERS);

      // Then
      assertThat(said)
          .allSatisfy(
              each -> {
                assertThat(each.getValue().status()).isEqualTo(503);
                assertThat(each.getValue().body())
                    .containsPattern("\"" + each.getKey() + "\":\\{[^}]*\"DOWN\"");
              });
      traffic.flow(2);
      for (var part : told.keySet()) {
        await("it is well again")
            .atMost(RECOVERS)
            .until(() -> part.health().get("/actuator/health").status() == 200);
      }
      Survived.tell(server.kind().title() + " is away for 10 s", traffic.settle(), flows);
    }
  }

  @Test
  void redisForgetsEverything() throws IOException {
    try (var traffic = flowing()) {
      traffic.flow(3);

      // When
      flushAll(URI.create(system.servers().redis().url()));

      // Then
      var flows = traffic.awaitFlow(RECOVERS);
      traffic.flow(10);
      Survived.tell("Redis is emptied", traffic.settle(), flows);
    }
  }

  private static void flushAll(URI redis) throws IOException {
    try (var socket = new Socket(redis.getHost(), redis.getPort())) {
      socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII))
          .isEqualTo("+OK");
    }
  }

  @Test
  void whatCannotBeStoredInOneConversationKeepsNoOtherFromGoingOn() throws SQLException {
    try (var others = flowing();
        var alice = TestDevice.online(system.endpoints(0), "alice");
        var bob = TestDevice.online(system.endpoints(1), "bob");
        var database = new Database(system.servers().mariaDb())) {
      var conversation = alice.befriend(bob);
      others.flow(3);
      long since = System.nanoTime();
      database.execute(
          """
          CREATE TRIGGER stubborn BEFORE INSERT ON message FOR EACH ROW
            IF NEW.conversation_id = %d THEN SIGNAL SQLSTATE '45000'; END IF
          """
              .formatted(conversation.value()));
      try {
        for (int n = 1; n <= REFUSED; n++) {
          assertThat(alice.send(conversation, "never stored " + n))
              .isInstanceOfSatisfying(
                  SendState.Refused.class,
                  refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.INTERNAL));
        }
      } finally {
        database.execute("DROP TRIGGER stubborn");
      }

      // Then
      alice.sendAccepted(conversation, "stored");
      assertThat(others.longestSince(since)).isLessThan(Duration.ofSeconds(2));
      Survived.tell(
          "the others while one conversation cannot be stored", others.settle(), Duration.ZERO);
    }
  }

  @Test
  void aTableIsLockedForFiveSeconds() throws SQLException {
    try (var traffic = flowing()) {
      traffic.flow(3);
      try (var database = new Database(system.servers().mariaDb())) {
        database.execute("LOCK TABLES message WRITE");
        traffic.flow(5);
      }
      var flows = traffic.awaitFlow(RECOVERS);
      Survived.tell("the table `message` is locked for 5 s", traffic.settle(), flows);
    }
  }

  @Test
  void oneConversationOfFiveHundredMessagesASecondLetsOthersGoOn() {
    try (var others = flowing()) {
      others.flow(5);
      long since = System.nanoTime();
      try (var busy =
          Traffic.start(system, system.endpoints(0), system.endpoints(1), 1, 5 * PER_SECOND)) {
        busy.flow(10);
        assertThat(others.longestSince(since)).isLessThan(Duration.ofSeconds(2));
        Survived.tell("one conversation of 500 messages a second", busy.settle(), Duration.ZERO);
      }
      Survived.tell("the others beside it", others.settle(), Duration.ZERO);
    }
  }

  private Traffic flowing() {
    return Traffic.start(system, system.endpoints(0), system.endpoints(1), PAIRS, PER_SECOND);
  }
}
