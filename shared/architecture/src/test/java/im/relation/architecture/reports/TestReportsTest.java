package im.relation.architecture.reports;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Build;
import im.relation.architecture.Finding;
import im.relation.architecture.SampleRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule over test reports is seen to fail.
final class TestReportsTest {

  private static final String UNIT = "target/surefire-reports/TEST-a.AcceptTest.xml";
  private static final String INTEGRATION = "target/failsafe-reports/TEST-a.CloudLocalStackIT.xml";

  @TempDir private Path folder;

  @Test
  void readsWhatPassedFailedAndWasSkipped() {
    write(
        UNIT, passed("accepts") + passed("refuses(String)[2]") + skipped("waits") + failed("ends"));
    assertThat(reports().tests())
        .extracting(test -> test.method() + " " + test.result())
        .containsExactly("accepts PASSED", "refuses PASSED", "waits SKIPPED", "ends FAILED");
  }

  @Test
  void doesNotCountReportsOfAnEarlierBuild() {
    write(UNIT, passed("accepts"));
    var later = Instant.now().plus(Duration.ofMinutes(1));
    assertThat(TestReports.since(later, List.of(folder)).tests()).isEmpty();
  }

  @Test
  void refusesASkippedTestButOfTheLocalStackClass() {
    write(UNIT, skipped("waits"));
    write(INTEGRATION, skipped("runs").replace("a.AcceptTest", "a.CloudLocalStackIT"));
    assertThat(SkippedTests.findingsIn(reports()))
        .containsExactly(new Finding("a.AcceptTest", "skipped waits"));
    assertThat(SkippedTests.linesOf(reports()))
        .containsExactly(
            "skipped: a.AcceptTest waits no clock", "skipped: a.CloudLocalStackIT runs no clock");
  }

  @Test
  void refusesADocumentThatNamesATestThatDidNotPass() {
    write(UNIT, passed("accepts") + skipped("waits") + failed("ends"));
    assertThat(problemsOf("`AcceptTest.accepts`")).isEmpty();
    assertThat(problemsOf("AcceptTest.waits")).containsExactly("AcceptTest.waits was skipped");
    assertThat(problemsOf("AcceptTest.ends")).containsExactly("AcceptTest.ends failed");
    assertThat(problemsOf("AcceptTest.accepts, AcceptTest.absent"))
        .containsExactly("AcceptTest.absent did not run");
    assertThat(problemsOf("OtherTest.accepts")).containsExactly("OtherTest.accepts did not run");
    assertThat(problemsOf("none yet")).containsExactly("'none yet' is not ClassName.methodName");
    assertThat(problemsOf("")).containsExactly("names no test");
  }

  @Test
  void refusesATestThatFailsForOneOfItsParameters() {
    write(UNIT, passed("takes(int)[1]") + failed("takes(int)[2]"));
    assertThat(problemsOf("AcceptTest.takes")).containsExactly("AcceptTest.takes failed");
  }

  @Test
  void refusesADocumentThatNamesAScriptThatTheBuildServerDoesNotCall() {
    write(UNIT, passed("accepts"));
    new SampleRepository(folder)
        .with(".ci/run", "scripts/smoke </dev/null\nscripts/bare\n# scripts/other \n");
    assertThat(problemsOf("`scripts/smoke`, `scripts/bare`")).isEmpty();
    assertThat(problemsOf("`scripts/other`"))
        .containsExactly("scripts/other is not called by .ci/run");
  }

  @Test
  void readsOnlyTablesWhoseLastColumnIsHeadedTest() {
    var page =
        """
        | id | what |
        |---|---|
        | A | b |

        | id | function or frame | test |
        |---|:--|---|
        | B | `SignIn` | `X.a`, `Y.b` |
        Text | with | bars
        | C | d | E.f |
        """;
    assertThat(NamedTests.rows("page", page))
        .containsExactly(new NamedTests.Row("page", "B", List.of("X.a", "Y.b")));
  }

  @Test
  void refusesATestClassThatNeverRan() {
    write(UNIT, passed("accepts"));
    var test = "final class A {\n  @Test\n  void m() {}\n}\n";
    var sample =
        new SampleRepository(folder)
            .with("src/test/java/a/AcceptTest.java", test)
            .with("src/test/java/a/AcceptCheck.java", test)
            .with("src/test/java/a/AcceptIT.java", test)
            .with("src/test/java/a/Contract.java", "abstract " + test)
            .with("src/test/java/a/Sample.java", "final class Sample {}");
    assertThat(UnreportedTests.findingsIn(sample.repository(), reports(), "none"))
        .extracting(Finding::where)
        .containsExactly("src/test/java/a/AcceptCheck.java", "src/test/java/a/AcceptIT.java");
  }

  @Test
  void refusesATestOfBadDaysThatTheScriptForThemDoesNotName() {
    write(UNIT, passed("accepts"));
    var test = "final class A {\n  @Test\n  void m() {}\n}\n";
    var sample =
        new SampleRepository(folder)
            .with("src/test/java/a/NamedChaos.java", test)
            .with("src/test/java/a/OtherChaos.java", test)
            .with("scripts/chaos", "classes=(NamedChaos AnOtherChaos)\n");
    assertThat(UnreportedTests.findingsIn(sample.repository(), reports(), "none"))
        .extracting(Finding::where)
        .containsExactly("src/test/java/a/OtherChaos.java");
  }

  @Test
  void aBuildIsWholeOnlyWhenItHasEveryModule() {
    var two = "built: [MavenProject: g:a:1 @ /a/pom.xml, MavenProject: g:b:1 @ /b/pom.xml]";
    assertThat(Build.of("2026-01-02T03:04:05Z", two, 2).whole()).isTrue();
    assertThat(Build.of("2026-01-02T03:04:05Z", two, 3).whole()).isFalse();
  }

  private List<String> problemsOf(String cell) {
    var page = "| id | function or frame | test |\n|---|---|---|\n| A-01 | x | " + cell + " |\n";
    var sample = new SampleRepository(folder).with("docs/features.md", page);
    return NamedTests.findingsIn(sample.repository(), reports()).stream()
        .map(Finding::what)
        .toList();
  }

  private TestReports reports() {
    return TestReports.since(Instant.EPOCH, List.of(folder));
  }

  private void write(String file, String cases) {
    new SampleRepository(folder).with(file, "<testsuite>" + cases + "</testsuite>");
  }

  private static String passed(String method) {
    return testCase(method, "");
  }

  private static String skipped(String method) {
    return testCase(method, "<skipped message=\"no clock\"/>");
  }

  private static String failed(String method) {
    return testCase(method, "<failure message=\"no\"/>");
  }

  private static String testCase(String method, String inner) {
    return "<testcase classname=\"a.AcceptTest\" name=\"" + method + "\">" + inner + "</testcase>";
  }
}
