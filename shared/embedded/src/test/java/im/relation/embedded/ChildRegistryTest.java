package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildRegistryTest {
  @TempDir Path folder;
  private Process child;
  private Path program;

  @BeforeEach
  void startAChild() throws IOException {
    child = new ProcessBuilder("sleep", "600").start();
    program = Path.of(child.info().command().orElseThrow());
  }

  @AfterEach
  void endTheChild() {
    child.destroyForcibly();
  }

  @Test
  void reapsAChildThatItRemembers() {
    new ChildRegistry(folder).remember("sleep", child.toHandle(), program);

    new ChildRegistry(folder).reap();

    assertThat(child.isAlive()).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void sparesAProcessThatGotThePidLater() throws IOException {
    var earlier = child.info().startInstant().orElseThrow().minus(Duration.ofDays(1));
    Files.writeString(
        folder.resolve("sleep.child"), new ChildRecord(child.pid(), earlier, program).format());

    new ChildRegistry(folder).reap();

    assertThat(child.isAlive()).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void dropsARecordThatItCannotRead() throws IOException {
    Files.writeString(folder.resolve("sleep.child"), child.pid() + "\n");

    new ChildRegistry(folder).reap();

    assertThat(child.isAlive()).isTrue();
    assertThat(folder).isEmptyDirectory();
  }
}
