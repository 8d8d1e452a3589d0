package im.relation.architecture.reports;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import im.relation.architecture.reports.ReportedTest.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The tests that a document's tables name: the tables whose last column is headed `test`. Each
/// cell there holds `ClassName.methodName`, more than one separated by commas. What no unit test
/// can hold may name a script, `scripts/NAME`, that the build server's run calls: it ends with that
/// run.
final class NamedTests {

  static final List<String> DOCUMENTS = List.of("docs/features.md", "ARCHITECTURE.md");

  private static final Pattern NAME = Pattern.compile("\\w+\\.\\w+");
  private static final String SCRIPTS = "scripts/";

  /// The build server's run, and what it calls.
  private static final List<String> CALLERS = List.of(".ci/run", "scripts/check");

  record Row(String document, String id, List<String> tests) {}

  private NamedTests() {}

  static List<Finding> findingsIn(Repository repository, TestReports reports) {
    return DOCUMENTS.stream()
        .flatMap(
            document ->
                repository.textIfAny(document).stream()
                    .flatMap(text -> rows(document, text).stream()))
        .flatMap(row -> findingsIn(row, repository, reports))
        .toList();
  }

  static List<Row> rows(String document, String markdown) {
    var rows = new ArrayList<Row>();
    var inTable = false;
    for (var line : markdown.lines().map(String::strip).toList()) {
      var cells = cells(line);
      var last = cells.isEmpty() ? "" : cells.getLast();
      if (last.equals("test") || last.equals("tests")) {
        inTable = true;
      } else if (cells.isEmpty()) {
        inTable = false;
      } else if (inTable && !last.matches(":?-+:?")) {
        rows.add(new Row(document, cells.getFirst(), testsOf(last)));
      }
    }
    return rows;
  }

  private static Stream<Finding> findingsIn(Row row, Repository repository, TestReports reports) {
    var where = row.document() + " " + row.id();
    if (row.tests().isEmpty()) {
      return Stream.of(new Finding(where, "names no test"));
    }
    return row.tests().stream()
        .flatMap(
            name ->
                (name.startsWith(SCRIPTS)
                        ? problemOfScript(name, repository)
                        : problemOf(name, reports))
                    .stream())
        .map(problem -> new Finding(where, problem));
  }

  private static List<String> problemOfScript(String name, Repository repository) {
    var called =
        CALLERS.stream()
            .flatMap(file -> repository.textIfAny(file).stream())
            .flatMap(String::lines)
            .anyMatch(line -> line.equals(name) || line.startsWith(name + " "));
    return called ? List.of() : List.of(name + " is not called by .ci/run");
  }

  private static List<String> problemOf(String name, TestReports reports) {
    if (!NAME.matcher(name).matches()) {
      return List.of("'" + name + "' is not ClassName.methodName");
    }
    var runs = reports.runsOf(name);
    if (runs.isEmpty()) {
      return List.of(name + " did not run");
    }
    return runs.stream()
        .filter(run -> run.result() != Result.PASSED)
        .map(run -> name + (run.result() == Result.SKIPPED ? " was skipped" : " failed"))
        .distinct()
        .toList();
  }

  private static List<String> cells(String line) {
    if (!line.startsWith("|") || !line.endsWith("|") || line.length() < 2) {
      return List.of();
    }
    return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  private static List<String> testsOf(String cell) {
    return Arrays.stream(cell.replace("`", "").split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
