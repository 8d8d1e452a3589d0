package im.relation.architecture.gates;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Finding;
import im.relation.architecture.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A copy of the real scripts with one line changed is found out.
final class ScriptGatesTest {

  private static final String BUF = "shared/contracts/buf.yaml";
  private static final String BUF_RULES =
      """
      version: v2
      lint:
        use:
          - STANDARD
          - COMMENTS
        except:
          - COMMENT_ENUM_VALUE
      breaking:
        use:
          - FILE
      """;

  @TempDir private Path folder;
  private SampleRepository sample = new SampleRepository(Path.of(""));

  @BeforeEach
  void copyTheRealScripts() {
    sample =
        new SampleRepository(folder)
            .withCopyOf(".ci/run")
            .withCopyOf("scripts/check")
            .withCopyOf("scripts/check-contracts")
            .withCopyOf(".mvn/jvm.config")
            .withCopyOf(".mvn/find-jdk.sh")
            .with(BUF, BUF_RULES);
  }

  @Test
  void takesTheScriptsAsTheyAre() {
    assertThat(ScriptGates.findingsIn(sample.repository())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".ci/run | set -euo pipefail | set -u",
        ".ci/run | scripts/check </dev/null | scripts/format",
        "scripts/check | set -euo pipefail | set -u",
        "scripts/check | ./mvnw -B -ntp verify | ./mvnw -B -ntp package",
        "scripts/check | ./mvnw -B -ntp verify | ./mvnw -B -ntp verify -o",
        "scripts/check-contracts | set -euo pipefail | set -u",
        "scripts/check-contracts | \"$buf\" lint | \"$buf\" build",
        "scripts/check-contracts | \"$buf\" breaking | \"$buf\" build",
      })
  void findsAScriptThatNoLongerRunsAGate(String file, String from, String to) {
    sample.withChanged(file, from, to);
    assertThat(ScriptGates.findingsIn(sample.repository()))
        .extracting(Finding::where)
        .containsExactly(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"set +e", "something || true", "something || :", "something || exit 0"})
  void findsAScriptThatForgivesAFailure(String line) {
    for (var file : new String[] {".ci/run", "scripts/check", "scripts/check-contracts"}) {
      sample.withCopyOf(file).withChanged(file, "set -euo pipefail", "set -euo pipefail\n" + line);
    }
    assertThat(ScriptGates.findingsIn(sample.repository())).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-DskipTests",
        "-DskipITs",
        "-Dmaven.test.skip=true",
        "-Dspotless.check.skip",
        "-Denforcer.skip",
        "-DtestFailureIgnore",
        "-Dmaven.test.failure.ignore",
        "-DfailIfNoTests=false",
        "-Dsurefire.rerunFailingTestsCount=2",
        "-Dtest=OneTest",
        "-Dim.dependency-rules=any",
        "-fae",
        "-fn",
        "--fail-never",
        "-pl shared/domain",
        "-rf :domain",
      })
  void findsAnArgumentThatTurnsAGateOff(String argument) {
    sample.with(".mvn/maven.config", argument + "\n");
    assertThat(ScriptGates.findingsIn(sample.repository()))
        .containsExactly(new Finding(".mvn/maven.config", "turns a check off: " + argument));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- STANDARD | - MINIMAL",
        "- COMMENTS | - BASIC",
        "- FILE | - WIRE",
        "- COMMENT_ENUM_VALUE | - COMMENT_FIELD",
        "- COMMENT_ENUM_VALUE | - ENUM_ZERO_VALUE_SUFFIX",
        "version: v2 | ignore: all",
      })
  void findsAContractRuleThatIsLeftOut(String from, String to) {
    sample.withChanged(BUF, from, to);
    assertThat(ScriptGates.findingsIn(sample.repository()))
        .extracting(Finding::where)
        .containsExactly(BUF);
  }
}
