package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.endtoend.kit.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The wrapper on a machine that lacks what it needs.
@Timeout(60)
final class WrapperIT {

  /// What the wrapper itself calls, and no JDK.
  private static final List<String> TOOLS =
      List.of("sh", "dirname", "readlink", "grep", "uname", "basename", "tr", "printf");

  @TempDir private Path home;

  private record Ended(int exitStatus, String output) {}

  @Test
  void withoutAJdkTheWrapperSaysWhatToInstall() throws Exception {
    // When
    var ended = wrapper(home.resolve("nothing"));

    // Then
    assertThat(ended.exitStatus()).isEqualTo(1);
    assertThat(ended.output().lines())
        .containsExactly(
            "im-relation needs a JDK 25 and found none.",
            "Install one (for example Eclipse Temurin 25) and start again, or set JAVA_HOME to it.");
  }

  @Test
  void aJdkOfAnotherVersionIsNotTaken() throws Exception {
    // Given
    assertThat(jdk("17.0.2")).exists();

    // When
    var ended = wrapper(home.resolve("jdks"));

    // Then
    assertThat(ended.exitStatus()).isEqualTo(1);
    assertThat(ended.output()).startsWith("im-relation needs a JDK 25 and found none.");
  }

  @Test
  void aJdk25InOneOfTheFoldersIsTaken() throws Exception {
    // Given
    var jdk = jdk("25.0.1");

    // When
    var ended = sh(home.resolve("jdks"), ". .mvn/find-jdk.sh && echo \"$JAVA_HOME\"");

    // Then
    assertThat(ended).isEqualTo(new Ended(0, jdk.toString()));
  }

  /// The folder of something that looks like a JDK.
  private Path jdk(String version) throws IOException {
    var jdk = Files.createDirectories(home.resolve("jdks/some"));
    var javac = Files.createDirectories(jdk.resolve("bin")).resolve("javac");
    assertThat(Files.createFile(javac).toFile().setExecutable(true)).isTrue();
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private Ended wrapper(Path jdkFolder) throws Exception {
    return sh(jdkFolder, "./mvnw --version");
  }

  /// With a PATH of our own, an empty home, and one folder to search for JDKs.
  private Ended sh(Path jdkFolder, String script) throws Exception {
    var bin = Files.createDirectories(home.resolve("bin"));
    for (var tool : TOOLS) {
      var real = Path.of("/usr/bin", tool);
      if (Files.exists(real) && !Files.exists(bin.resolve(tool))) {
        Files.createSymbolicLink(bin.resolve(tool), real);
      }
    }
    var output = home.resolve("output.log");
    var builder =
        new ProcessBuilder("/bin/sh", "-c", script)
            .directory(Artifacts.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("IM_JDK_FOLDERS", jdkFolder.toString());
    var process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(output).strip());
  }
}
