package im.relation.architecture.reports;

import im.relation.architecture.Finding;
import java.util.List;
import java.util.regex.Pattern;

/// A test that is skipped proves nothing: none may be, except where the machine has no Docker to
/// run LocalStack in.
final class SkippedTests {

  private static final Pattern ALLOWED = Pattern.compile(".*\\.\\w*LocalStackIT(\\$\\w+)?");

  private SkippedTests() {}

  static List<Finding> findingsIn(TestReports reports) {
    return reports.skipped().stream()
        .filter(test -> !ALLOWED.matcher(test.className()).matches())
        .map(test -> new Finding(test.className(), "skipped " + test.method()))
        .toList();
  }

  /// One line for each skipped test, allowed or not.
  static List<String> linesOf(TestReports reports) {
    return reports.skipped().stream()
        .map(test -> "skipped: " + test.className() + " " + test.method() + " " + test.message())
        .map(String::strip)
        .toList();
  }
}
