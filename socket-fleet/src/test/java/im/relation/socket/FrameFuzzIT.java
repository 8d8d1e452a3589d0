package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/// Whatever a client sends, and however it is cut, the node says why it ends the connection, keeps
/// no buffer, and never stumbles. `scripts/fuzz` looks for what does not hold; the inputs that it
/// kept run with every build.
///
/// The first byte of an input says whether it comes after Welcome (odd) and into how many pieces
/// (its upper half) the rest is cut.
@ExtendWith(TestServers.class)
final class FrameFuzzIT {

  private static final int PIECES_SHIFT = 4;

  /// What the node did not expect.
  private static final ListAppender<ILoggingEvent> FAILURES = new ListAppender<>();

  private static TestChannel node;

  @BeforeAll
  static void start(TestServers.Running servers) {
    FAILURES.start();
    ((Logger) LoggerFactory.getLogger(ConnectionHandler.class)).addAppender(FAILURES);
    node = new TestChannel(servers, LimitSettings.defaults());
  }

  @AfterAll
  static void stop() {
    node.close();
    ((Logger) LoggerFactory.getLogger(ConnectionHandler.class)).detachAppender(FAILURES);
  }

  @FuzzTest(maxDuration = "2m")
  void noBytesMakeTheNodeStumble(byte[] input) throws Exception {
    int first = input.length == 0 ? 0 : Byte.toUnsignedInt(input[0]);
    FAILURES.list.clear();
    var client = node.another();
    try {
      if ((first & 1) == 1) {
        client.live(TestPeople.session(client.clock));
      }
      var pieces = pieces(input, 1 + (first >> PIECES_SHIFT));
      for (var piece : pieces) {
        if (client.channel.isOpen()) {
          client.receive(piece);
        } else {
          piece.release(); // it came too late to be read
        }
      }
      client.channel.checkException();
      assertThat(client.channel.isOpen() || client.saidWhy() || isHttp(input))
          .as("who is closed is told why")
          .isTrue();
      client.end();
      assertThat(pieces).allSatisfy(piece -> assertThat(piece.refCnt()).isZero());
    } finally {
      client.end();
      while (client.producer.completeNext()) {
        // What was submitted is in Kafka.
      }
      client.producer.clear();
    }
    assertThat(node.services.registry().count()).isZero();
    assertThat(FAILURES.list).isEmpty();
  }

  /// Its answers are those of HTTP.
  private static boolean isHttp(byte[] input) {
    return input.length > 1 && input[1] >= 'A' && input[1] <= 'Z';
  }

  private static List<ByteBuf> pieces(byte[] input, int count) {
    var pieces = new ArrayList<ByteBuf>();
    int size = Math.max(1, Math.ceilDiv(input.length - 1, count));
    for (int at = 1; at < input.length; at += size) {
      pieces.add(Unpooled.copiedBuffer(input, at, Math.min(size, input.length - at)));
    }
    return pieces;
  }
}
