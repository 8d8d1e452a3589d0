package im.relation.architecture.breaks;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import im.relation.architecture.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BreaksTest {

  private static final String CODE = "m/src/main/java/A.java";
  private static final String PATCH =
      """
      --- a/m/src/main/java/A.java
      +++ b/m/src/main/java/A.java
      @@ -1,3 +1,3 @@
       one
      -two
      +broken
       three
      """;

  @TempDir Path folder;
  private SampleRepository sample;

  @BeforeEach
  void write() {
    sample =
        new SampleRepository(folder)
            .with("m/pom.xml", "")
            .with(CODE, "one\ntwo\nthree\n")
            .with("docs/breaks/02-once.patch", PATCH)
            .with(Breaks.TABLE, "| 2 | `02-once.patch` | `m` | `ATest.holds` | Breaks it. |\n")
            .with(Breaks.PAGE, "| 2 | Once (`docs/breaks/02-once.patch`) | `ATest.holds` |\n");
  }

  @Test
  void everyBreakOfThisRepositoryCanStillBeMade() {
    assertThat(Repository.here().files(".patch")).isNotEmpty();
    assertThat(Breaks.findingsIn(Repository.here())).isEmpty();
  }

  @Test
  void isContentWithABreakThatAppliesAndIsNamed() {
    assertThat(Breaks.findingsIn(sample.repository())).isEmpty();
  }

  @Test
  void findsAPatchWhoseLineHasChanged() {
    sample.with(CODE, "one\n2\nthree\n");
    assertFinding("docs/breaks/02-once.patch", "does not apply");
  }

  @Test
  void findsAPatchThatNobodyNames() {
    sample.with(Breaks.PAGE, "| 2 | Once | `ATest.holds` |\n");
    assertFinding(Breaks.PAGE, "does not name 02-once.patch");
  }

  @Test
  void findsANameWithoutAPatch() {
    sample.with(
        Breaks.PAGE, "| 2 | `docs/breaks/02-once.patch` `docs/breaks/3.patch` | `ATest.holds` |\n");
    assertFinding(Breaks.PAGE, "names 3.patch, which is not there");
  }

  @Test
  void findsATestThatTheInvariantDoesNotName() {
    sample.with(Breaks.PAGE, "| 2 | Once (`docs/breaks/02-once.patch`) | `ATest.other` |\n");
    assertFinding(Breaks.PAGE, "does not name ATest.holds");
  }

  @Test
  void findsAModuleThatIsNone() {
    sample.with(Breaks.TABLE, "| 2 | `02-once.patch` | `n` | `ATest.holds` | Breaks it. |\n");
    assertFinding(Breaks.TABLE, "n is no module");
  }

  @Test
  void findsAPatchThatBreaksATest() {
    sample
        .with("m/src/test/java/A.java", "one\ntwo\nthree\n")
        .with("docs/breaks/02-once.patch", PATCH.replace("src/main", "src/test"));
    assertFinding("docs/breaks/02-once.patch", "something else than production code");
  }

  private void assertFinding(String where, String what) {
    assertThat(Breaks.findingsIn(sample.repository()))
        .singleElement()
        .extracting(Finding::where, Finding::what)
        .satisfies(
            found -> {
              assertThat(found.getFirst()).isEqualTo(where);
              assertThat(String.valueOf(found.getLast())).contains(what);
            });
  }
}
