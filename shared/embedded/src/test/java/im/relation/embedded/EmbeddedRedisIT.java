package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
  @TempDir Path temp;
  private DataFolder folder;
  private EmbeddedRedis server;

  @BeforeEach
  void start() {
    folder = DataFolder.open(temp.resolve("var"));
    server = new EmbeddedRedis(folder, TestServers.BINARIES, new RedisSettings(16), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
    folder.close();
  }

  @Test
  void comesBackEmptyOnTheSamePort() throws IOException {
    assertThat(redis("SET a 1")).startsWith("+OK");

    server.stop();
    assertThat(TestServers.canBind(server.port())).isTrue();
    server.start();

    assertThat(redis("GET a")).startsWith("$-1");
    assertThat(temp.resolve("var/redis")).isEmptyDirectory();
  }

  @Test
  void startsAgainAfterAKill() throws IOException {
    server.kill();
    assertThat(server.running()).isFalse();

    server.start();

    assertThat(redis("PING")).startsWith("+PONG");
  }

  @Test
  void isBoundInMemoryAndWritesNothingToDisk() throws IOException {
    assertThat(redis("CONFIG GET maxmemory")).contains(String.valueOf(16 << 20));
    assertThat(redis("CONFIG GET maxmemory-policy")).contains("noeviction");
    assertThat(redis("CONFIG GET appendonly")).contains("\r\nno\r\n");
    assertThat(redis("CONFIG GET save")).contains("$0\r\n");
    assertThat(redis("CONFIG GET bind")).contains("\r\n127.0.0.1\r\n");
  }

  private String redis(String command) throws IOException {
    return TestServers.redis(server.port(), command);
  }
}
