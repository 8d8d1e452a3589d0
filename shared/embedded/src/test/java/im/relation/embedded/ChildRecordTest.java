package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChildRecordTest {
  private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final ChildRecord RECORD =
      new ChildRecord(4711, STARTED, Path.of("/opt/im/redis-server"));

  @Test
  void readsWhatItWrote() {
    assertThat(ChildRecord.parse(RECORD.format())).contains(RECORD);
  }

  @Test
  void readsNothingFromAHalfWrittenFile() {
    assertThat(ChildRecord.parse("")).isEmpty();
    assertThat(ChildRecord.parse("4711\n")).isEmpty();
    assertThat(ChildRecord.parse("4711\nsoon\n/opt/im/redis-server\n")).isEmpty();
  }

  @Test
  void describesTheSameProgramStartedAtTheSameTime() {
    assertThat(matches(STARTED, "/opt/im/redis-server")).isTrue();
    assertThat(matches(STARTED.plusMillis(900), "/opt/im/redis-server")).isTrue();
  }

  @Test
  void describesAProgramWhoseFileIsGone() {
    assertThat(matches(STARTED, "/opt/im/redis-server (deleted)")).isTrue();
  }

  @Test
  void doesNotDescribeAnotherProcessUnderARecycledPid() {
    assertThat(matches(STARTED.plus(Duration.ofMinutes(1)), "/opt/im/redis-server")).isFalse();
    assertThat(matches(STARTED, "/usr/bin/editor")).isFalse();
  }

  @Test
  void doesNotDescribeAProcessOfWhichNothingIsKnown() {
    assertThat(RECORD.matches(Optional.empty(), Optional.of("/opt/im/redis-server"))).isFalse();
    assertThat(RECORD.matches(Optional.of(STARTED), Optional.empty())).isFalse();
  }

  private static boolean matches(Instant started, String command) {
    return RECORD.matches(Optional.of(started), Optional.of(command));
  }
}
