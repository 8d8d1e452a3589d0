package im.relation.architecture.reports;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every source file with tests has a report of this build: a test in a class that is not named
/// `*Test` or `*IT`, or that a setting left out, never ran. Tests of bad days (`*Chaos`) take too
/// long for a build; `scripts/chaos` must name them.
final class UnreportedTests {

  private static final Pattern HAS_TESTS =
      Pattern.compile(
          "(?m)^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory|Property|FuzzTest)\\b");
  private static final Pattern IS_A_CLASS =
      Pattern.compile("(?m)^(public )?(final |sealed |non-sealed )*class \\w+");

  private static final String CHAOS = "scripts/chaos";

  private UnreportedTests() {}

  static List<Finding> findingsIn(Repository repository, TestReports reports, String exceptModule) {
    var reported =
        reports.tests().stream().map(ReportedTest::topLevelClass).collect(Collectors.toSet());
    return repository.testSources().stream()
        .filter(file -> !isIntegrationTestOf(exceptModule, file))
        .filter(file -> !isNamedByChaos(repository, file))
        .filter(file -> holdsTests(repository.text(file)))
        .filter(file -> !reported.contains(classOf(file)))
        .map(file -> new Finding(file, "no report of this build says that its tests ran"))
        .toList();
  }

  /// The integration tests of the module that asks are not over yet.
  private static boolean isIntegrationTestOf(String module, String file) {
    return file.startsWith(module + "/") && file.endsWith("IT.java");
  }

  private static boolean isNamedByChaos(Repository repository, String file) {
    var name = classOf(file).substring(classOf(file).lastIndexOf('.') + 1);
    return name.endsWith("Chaos")
        && Pattern.compile("\\b" + name + "\\b")
            .matcher(repository.textIfAny(CHAOS).orElse(""))
            .find();
  }

  private static boolean holdsTests(String source) {
    return HAS_TESTS.matcher(source).find() && IS_A_CLASS.matcher(source).find();
  }

  private static String classOf(String file) {
    var path = file.substring(file.indexOf("src/test/java/") + "src/test/java/".length());
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }
}
