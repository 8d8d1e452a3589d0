package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ClientMessageId;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.Database;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Invariant 1 over several processes: nobody is left who could send again.
@Timeout(180)
@ExtendWith(SharedApart.class)
final class SenderGoneIT {

  private static final int MESSAGES = 300;

  /// Five times as long as offsets wait until they are committed: those of a poll whose work is not
  /// done must not be among them.
  private static final Duration HELD = Duration.ofSeconds(1);

  private final Apart system;

  SenderGoneIT(Apart system) {
    this.system = system;
  }

  @Test
  void whatWasSubmittedIsThereOnceThoughItsSenderAndTheKafkaBoundProcessAreGone() throws Exception {
    try (var grpc = new StockGrpc(system.grpc());
        var bob = TestDevice.online(system.endpoints(1), "bob")) {
      // Given: polled, and in nobody's hands but Kafka's and those of one process
      var alice = grpc.signUp();
      var conversation = grpc.befriend(alice, bob);
      try (var database = new Database(system.servers().mariaDb());
          var socket = RawSocket.welcomed(system.node(0).socket(), alice)) {
        database.execute("LOCK TABLES message WRITE");
        for (var text : texts()) {
          socket.send(RawSocket.submit(conversation, ClientMessageId.random(), text));
        }
        var told = socket.next(MESSAGES, ServerFrame::hasSubmitted);
        assertThat(told).hasSize(MESSAGES);
        await().during(HELD).until(() -> bob.texts(conversation).isEmpty());

        // When
        system.kafkaBound().process().kill();
        database.execute("UNLOCK TABLES");
      }
      system.kafkaBound().restart();

      // Then
      assertThat(bob.awaitTexts(conversation, MESSAGES)).containsExactlyElementsOf(texts());
    }
  }

  private static List<String> texts() {
    return IntStream.rangeClosed(1, MESSAGES).mapToObj(n -> "message " + n).toList();
  }
}
