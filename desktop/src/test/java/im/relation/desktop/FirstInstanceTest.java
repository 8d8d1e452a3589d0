package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstInstanceTest {

  @TempDir Path folder;

  @Test
  void aSecondClientBringsTheFirstToTheFront() throws Exception {
    var asked = new CountDownLatch(2);
    try (var first = FirstInstance.of(folder).orElseThrow()) {
      first.whenAsked(asked::countDown);
      assertThat(FirstInstance.of(folder)).isEmpty();
      assertThat(FirstInstance.of(folder)).isEmpty();
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aFolderIsFreeAfterTheFirstEnded() throws Exception {
    FirstInstance.of(folder).orElseThrow().close();
    try (var next = FirstInstance.of(folder).orElseThrow()) {
      assertThat(next).isNotNull();
    }
  }

  @Test
  void aSocketThatAKilledClientLeftIsNobody() throws Exception {
    try (var killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(folder.resolve("front.socket")));
    }
    try (var next = FirstInstance.of(folder).orElseThrow()) {
      assertThat(next).isNotNull();
    }
  }

  @Test
  void onlyTheOwnerEntersTheFolder() throws Exception {
    try (var _ = FirstInstance.of(folder.resolve("data")).orElseThrow()) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
          .isEqualTo("rwx------");
    }
  }
}
