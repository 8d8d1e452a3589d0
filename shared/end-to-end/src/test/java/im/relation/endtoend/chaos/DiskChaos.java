package im.relation.endtoend.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.embedded.DataFolder;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The database's disk is full: a small file system in memory, which needs root to be mounted.
@Timeout(600)
final class DiskChaos {

  private static final Duration RECOVERS = Duration.ofSeconds(10);
  private static final int BLOCK = 1 << 16;

  private Path disk = Path.of("");
  private Apart system;

  @BeforeEach
  void start() {
    system = Apart.start(new Apart.Plan("disk", 2, true, process -> Map.of(), this::mount));
  }

  @AfterEach
  void stop() {
    system.close();
    run("umount", disk.toString());
  }

  private void mount(DataFolder data) {
    disk = data.folder("mariadb");
    run("mount", "-t", "tmpfs", "-o", "size=320m,mode=0700", "tmpfs", disk.toString());
  }

  @Test
  void theDatabasesDiskIsFullForTenSeconds() throws IOException {
    try (var traffic = Traffic.start(system, system.endpoints(0), system.endpoints(1), 10, 200)) {
      traffic.flow(3);
      var ballast = disk.resolve("ballast");

      // When
      fill(ballast);
      traffic.flow(10);
      Files.delete(ballast);
      // InnoDB may give up where it cannot write; whoever runs a database starts it again.
      system.servers().mariaDb().start();

      // Then
      var flows = traffic.awaitFlow(RECOVERS);
      Survived.tell("MariaDB's disk is full for 10 s", traffic.settle(), flows);
    }
  }

  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[BLOCK];
    try (var out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static void run(String... command) {
    try {
      int status = new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
      assertThat(status).as(String.join(" ", command)).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
