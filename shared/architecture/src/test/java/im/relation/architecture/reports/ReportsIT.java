package im.relation.architecture.reports;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Build;
import im.relation.architecture.Repository;
import org.junit.jupiter.api.Test;

/// What the tests of this build did. Runs last in the reactor, and judges a whole build only: where
/// modules were left out (`-pl`, `-rf`) it says so and passes.
final class ReportsIT {

  private static final String THIS_MODULE = "shared/architecture";

  private final Repository repository = Repository.here();
  private final Build build = Build.current(repository);
  private final TestReports reports = TestReports.since(build.started(), Build.modules(repository));

  @Test
  void everySkippedTestIsPrintedAndMayBeSkipped() {
    if (isPartial("skipped tests")) {
      return;
    }
    SkippedTests.linesOf(reports).forEach(System.out::println);
    System.out.println(
        "reports: "
            + reports.skipped().size()
            + " of "
            + reports.tests().size()
            + " tests skipped");
    assertThat(SkippedTests.findingsIn(reports)).isEmpty();
  }

  @Test
  void everyTestOfTheRepositoryRan() {
    if (isPartial("tests that never ran")) {
      return;
    }
    assertThat(UnreportedTests.findingsIn(repository, reports, THIS_MODULE)).isEmpty();
  }

  @Test
  void everyTestThatADocumentNamesRanAndPassed() {
    if (isPartial("tests that documents name")) {
      return;
    }
    NamedTests.DOCUMENTS.stream()
        .filter(document -> !repository.has(document))
        .forEach(document -> System.out.println("reports: " + document + " is not there yet"));
    assertThat(NamedTests.findingsIn(repository, reports)).isEmpty();
  }

  private boolean isPartial(String what) {
    if (!build.whole()) {
      System.out.println("reports: not every module was built, so " + what + " are not judged");
    }
    return !build.whole();
  }
}
