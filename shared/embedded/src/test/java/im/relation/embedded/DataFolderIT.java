package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DataFolderIT {
  @TempDir Path temp;

  @Test
  void refusesAFolderThatAnotherJvmHoldsAndNamesItsPid() throws Exception {
    try (var owner = OtherJvm.on(temp)) {
      owner.awaitLine("ready");

      assertThatThrownBy(() -> DataFolder.open(temp))
          .isInstanceOfSatisfying(
              EmbeddedServerException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER_IN_USE))
          .hasMessageContaining("in use by the process with pid " + owner.pid());

      assertThat(owner.children()).hasSize(2);
      owner.kill();
      DataFolder.open(temp).close();
    }
  }

  @Test
  void keepsItsLockAfterASecondInstanceOfTheSameJvmWasRefused() throws Exception {
    try (var _ = DataFolder.open(temp)) {
      assertThatThrownBy(() -> DataFolder.open(temp)).isInstanceOf(EmbeddedServerException.class);

      try (var other = OtherJvm.on(temp)) {
        assertThat(other.awaitLine("refused: ")).contains("pid " + ProcessHandle.current().pid());
        assertThat(other.awaitEnd()).isEqualTo(3);
      }
    }
  }

  @Test
  void reapsTheServersOfAJvmThatWasKilled() throws Exception {
    try (var owner = OtherJvm.on(temp)) {
      owner.awaitLine("ready");
      var orphans = owner.children();
      owner.kill();
      assertThat(orphans).hasSize(2).allMatch(ProcessHandle::isAlive);

      try (var folder = DataFolder.open(temp)) {
        assertThat(orphans).noneMatch(ProcessHandle::isAlive);
        var settings = EmbeddedServersSettings.all(TestServers.BINARIES, ServerPorts.FREE);
        try (var again = EmbeddedServers.start(folder, settings)) {
          assertThat(TestServers.pollAndCommit(again.kafka().bootstrapServers()))
              .containsExactly("sent before the kill");
        }
      }
    }
  }

  @Test
  void startsItsChildrenInASessionOfTheirOwn() throws IOException {
    try (var folder = DataFolder.open(temp)) {
      var redis = new EmbeddedRedis(folder, TestServers.BINARIES, RedisSettings.DEFAULTS, 0);
      redis.start();
      var child = ProcessHandle.current().children().findFirst().orElseThrow();

      // proc(5): after the name in brackets come state, parent, process group, session.
      var stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
      var session =
          stat.substring(stat.lastIndexOf(')') + 2).strip().lines().findFirst().orElse("");

      assertThat(session).matches("\\S \\d+ %1$d %1$d .*".formatted(child.pid()));
    }
  }

  @Test
  void killsWhatStillRunsWhenItIsClosed() {
    var folder = DataFolder.open(temp);
    var redis = new EmbeddedRedis(folder, TestServers.BINARIES, RedisSettings.DEFAULTS, 0);
    redis.start();

    folder.close();

    assertThat(redis.running()).isFalse();
  }
}
