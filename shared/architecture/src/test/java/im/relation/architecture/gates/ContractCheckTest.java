package im.relation.architecture.gates;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Repository;
import im.relation.architecture.SampleRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `scripts/check-contracts`, with the real buf, over a small contracts folder.
final class ContractCheckTest {

  private static final String BUF_RULES =
      """
      version: v2
      modules:
        - path: src/main/protobuf
      lint:
        use:
          - STANDARD
          - COMMENTS
      breaking:
        use:
          - FILE
      """;
  private static final String PROTO =
      """
      syntax = "proto3";
      package im.sample.v1;
      // A sample.
      message Sample {
        // 1..64 characters.
        string name = 1;
      }
      """;

  private record Outcome(int exit, String output) {}

  @TempDir private Path folder;

  @Test
  void takesACleanContract() throws Exception {
    var outcome = checkOf(PROTO);
    assertThat(outcome.output()).contains("lint is clean", "nothing is released yet");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void refusesAFieldWithoutAComment() throws Exception {
    var outcome = checkOf(PROTO.replace("// 1..64 characters.", ""));
    assertThat(outcome.output()).contains("Field \"name\" should have a non-empty comment");
    assertThat(outcome.exit()).isNotZero();
  }

  @Test
  void refusesToBreakWhatWasReleased() throws Exception {
    // Given
    checkOf(PROTO);
    var buf = Repository.here().root().resolve("shared/contracts/node_modules/.bin/buf");
    assertThat(run(buf.toString(), "build", "-o", "released.binpb").exit()).isZero();

    // When
    var same = checkOf(PROTO);
    var broken = checkOf(PROTO.replace("string name = 1", "string name = 2"));

    // Then
    assertThat(same.output()).contains("nothing breaks the released contract");
    assertThat(same.exit()).isZero();
    assertThat(broken.output()).contains("Previously present field \"1\"");
    assertThat(broken.exit()).isNotZero();
  }

  private Outcome checkOf(String proto) throws IOException, InterruptedException {
    new SampleRepository(folder)
        .with("buf.yaml", BUF_RULES)
        .with("src/main/protobuf/im/sample/v1/sample.proto", proto);
    var script = Repository.here().root().resolve("scripts/check-contracts");
    return run(script.toString(), folder.toString());
  }

  private Outcome run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
