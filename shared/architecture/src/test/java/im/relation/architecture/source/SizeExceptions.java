package im.relation.architecture.source;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The files that may be over the budget, each with the decision record that says why.
///
/// One line each: `path ADR-0007`. Lines that begin with `#` are comments.
final class SizeExceptions {

  static final String FILE = "shared/architecture/size-exceptions.txt";

  private static final Pattern LINE = Pattern.compile("(\\S+) ADR-(\\d{4})");

  private SizeExceptions() {}

  static Set<String> filesIn(Repository repository) {
    return lines(repository).stream()
        .map(LINE::matcher)
        .filter(line -> line.matches())
        .map(line -> line.group(1))
        .collect(Collectors.toSet());
  }

  /// Lines that except nothing: malformed, without their decision record, or no longer needed.
  static List<Finding> findingsIn(Repository repository) {
    var found = new ArrayList<Finding>();
    for (var line : lines(repository)) {
      var match = LINE.matcher(line);
      if (!match.matches()) {
        found.add(new Finding(FILE, "'" + line + "' is not 'path ADR-nnnn'"));
      } else if (!hasRecord(repository, match.group(2))) {
        found.add(new Finding(FILE, "'" + line + "': docs/adr has no such record"));
      } else if (!isOverBudget(repository, match.group(1))) {
        found.add(new Finding(FILE, "'" + line + "': the file is absent or within the budget"));
      }
    }
    return found;
  }

  private static boolean hasRecord(Repository repository, String number) {
    return repository.files().stream().anyMatch(file -> file.startsWith("docs/adr/" + number));
  }

  private static boolean isOverBudget(Repository repository, String file) {
    return repository
        .textIfAny(file)
        .map(text -> !SizeBudget.findingsIn(file, text).isEmpty())
        .orElse(false);
  }

  private static List<String> lines(Repository repository) {
    return repository
        .textIfAny(FILE)
        .map(text -> text.lines().map(String::strip).filter(SizeExceptions::says).toList())
        .orElse(List.of());
  }

  private static boolean says(String line) {
    return !line.isEmpty() && !line.startsWith("#");
  }
}
