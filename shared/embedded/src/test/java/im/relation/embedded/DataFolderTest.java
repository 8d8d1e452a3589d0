package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temp;

  @Test
  void createsTheFolderForItsOwnerOnly() throws IOException {
    try (var folder = DataFolder.open(temp.resolve("a/var"))) {
      assertThat(permissions(folder.path())).isEqualTo("rwx------");
      assertThat(permissions(folder.folder("mariadb"))).isEqualTo("rwx------");
      assertThat(permissions(folder.path().resolve("layout"))).isEqualTo("rw-------");
      assertThat(folder.path().resolve("layout")).hasContent("1");
    }
  }

  @Test
  void refusesASecondInstanceAndSaysWhoHoldsTheFolder() throws IOException {
    try (var folder = DataFolder.open(temp.resolve("var"))) {
      var link = Files.createSymbolicLink(temp.resolve("link"), folder.path());

      refused(() -> DataFolder.open(link), Reason.FOLDER_IN_USE)
          .hasMessageContaining("pid " + ProcessHandle.current().pid())
          .hasMessageContaining("choose another data folder");
    }
  }

  @Test
  void opensAgainAfterItWasClosed() {
    DataFolder.open(temp.resolve("var")).close();

    try (var folder = DataFolder.open(temp.resolve("var"))) {
      assertThat(folder.path().resolve("layout")).hasContent("1");
    }
  }

  @Test
  void refusesANewerLayoutAndLeavesItAlone() throws IOException {
    Files.writeString(temp.resolve("layout"), "2\n");

    refused(() -> DataFolder.open(temp), Reason.LAYOUT_NEWER)
        .hasMessageContaining("layout 2 and this program knows up to 1");

    assertThat(temp.resolve("layout")).hasContent("2");
    assertThat(temp.resolve("run")).doesNotExist();
  }

  @Test
  void refusesALayoutThatIsNoVersionAndLeavesItAlone() throws IOException {
    for (var text :
        new String[] {"", "0\n", "-1\n", "1.0", "one", "1\n1\n", "\0\0", "9".repeat(99)}) {
      Files.writeString(temp.resolve("layout"), text);

      refused(() -> DataFolder.open(temp), Reason.LAYOUT_UNREADABLE)
          .hasMessageContaining("does not hold a layout version");

      assertThat(Files.readString(temp.resolve("layout"))).isEqualTo(text);
    }
  }

  @Test
  void refusesDataWhoseLayoutFileIsMissing() throws IOException {
    Files.createDirectory(temp.resolve("mariadb"));

    refused(() -> DataFolder.open(temp), Reason.LAYOUT_UNREADABLE);

    assertThat(temp.resolve("layout")).doesNotExist();
  }

  @Test
  void givesTheLockBackWhenTheLayoutIsRefused() throws IOException {
    Files.writeString(temp.resolve("layout"), "2\n");
    refused(() -> DataFolder.open(temp), Reason.LAYOUT_NEWER);
    Files.writeString(temp.resolve("layout"), "1\n");

    DataFolder.open(temp).close();
  }

  @Test
  void refusesAFileInPlaceOfTheFolder() throws IOException {
    var file = Files.createFile(temp.resolve("var"));

    refused(() -> DataFolder.open(file), Reason.FOLDER_UNUSABLE);
  }

  @Test
  void keepsTheLogOfTheRunBefore() throws IOException {
    try (var folder = DataFolder.open(temp)) {
      Files.writeString(folder.freshLog("redis"), "first");

      assertThat(folder.freshLog("redis")).doesNotExist();

      assertThat(temp.resolve("logs/redis.log.old")).hasContent("first");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable opening, Reason reason) {
    return assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            EmbeddedServerException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
