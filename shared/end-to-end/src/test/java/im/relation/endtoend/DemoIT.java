package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.embedded.DataFolder;
import im.relation.embedded.EmbeddedRedis;
import im.relation.embedded.RedisSettings;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.Artifacts;
import im.relation.endtoend.kit.Demo;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.LocalRunSettings;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.sdk.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The demo as a person runs it, on systems that are whole and on systems that are not: it must
/// tell the whole story on the first and name the step that broke on the others.
@Timeout(240)
@ExtendWith({SharedLocalRun.class, SharedApart.class})
final class DemoIT {

  @Test
  void theWholeStoryHoldsOnALocalRun(LocalRun run) throws Exception {
    // When
    var told = Demo.tell(run.endpoints(), line -> {});

    // Then
    assertThat(told.exitStatus()).as(told.transcript()).isZero();
    assertThat(told.transcript()).contains("The whole story held.");
  }

  @Test
  void theWholeStoryHoldsOnThreeMainsAndTwoNodes(Apart apart) throws Exception {
    // When
    var told = Demo.tell(apart.endpoints(1), line -> {});

    // Then
    assertThat(told.exitStatus()).as(told.transcript()).isZero();
  }

  @Test
  void itNamesTheFirstStepWhereNothingRuns() throws Exception {
    // Given
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    // When
    var nowhere = URI.create("http://127.0.0.1:" + free);
    var told = Demo.tell(new Endpoints(nowhere, "127.0.0.1", free, false, null), line -> {});

    // Then
    assertBrokeAt(told, "Ann and Ben sign up");
    assertThat(told.transcript()).contains("./mvnw spring-boot:run");
  }

  @Test
  void itNamesTheFirstPushWhereFanOutIsOff() throws Exception {
    // Given
    var settings = LocalRunSettings.fresh("no-fan-out").with("--im.delivery.fan-out=elsewhere");
    try (var run = LocalRun.start(settings)) {
      // When
      var told = Demo.tell(run.endpoints(), line -> {});

      // Then
      assertBrokeAt(told, "Ann finds Ben and asks him to be friends");
    }
  }

  @Test
  void itNamesTheStepInWhichRedisWasEmptied() throws Exception {
    // Given
    try (var folder = DataFolder.open(Artifacts.runFolder("emptied"))) {
      var redis = new EmbeddedRedis(folder, Artifacts.binaries(), RedisSettings.DEFAULTS, 0);
      redis.start();
      var settings =
          LocalRunSettings.fresh("emptied-run").withVariable("SPRING_DATA_REDIS_URL", redis.url());
      try (var run = LocalRun.start(settings);
          var emptier = new Emptier(redis.port())) {
        // When
        var told =
            Demo.tell(
                run.endpoints(),
                line -> {
                  if (line.equals("# Ben goes offline and misses ten messages")) {
                    emptier.begin();
                  }
                });

        // Then
        assertBrokeAt(told, "Ben goes offline and misses ten messages");
      } finally {
        redis.stop();
      }
    }
  }

  private static void assertBrokeAt(Demo.Told told, String step) {
    assertThat(told.exitStatus()).as(told.transcript()).isEqualTo(1);
    assertThat(told.transcript()).contains("The story broke at: " + step);
  }

  /// Empties a Redis again and again, so that nothing in it heals.
  private static final class Emptier implements AutoCloseable {

    private static final byte[] FLUSH = "FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Thread thread;
    private volatile boolean ends;

    Emptier(int port) {
      thread = Thread.ofPlatform().name("emptier").unstarted(() -> empty(port));
    }

    void begin() {
      thread.start();
    }

    private void empty(int port) {
      try (var redis = new Socket(InetAddress.getLoopbackAddress(), port)) {
        while (!ends) {
          redis.getOutputStream().write(FLUSH);
          redis.getOutputStream().flush();
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      ends = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
