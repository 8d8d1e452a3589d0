package im.relation.architecture.source;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import java.util.ArrayList;
import java.util.List;

/// How big a Java file, a method and a parameter list may be (house style, H24).
///
/// An exception is a line in {@link SizeExceptions#FILE}. The parameters of a record's header are
/// not counted: a record is data.
final class SizeBudget {

  static final int MAIN_FILE_LINES = 400;
  static final int TEST_FILE_LINES = 500;
  static final int METHOD_LINES = 40;
  static final int PARAMETERS = 6;

  private SizeBudget() {}

  static List<Finding> findingsIn(Repository repository) {
    var excepted = SizeExceptions.filesIn(repository);
    return repository.files(".java").stream()
        .filter(file -> !excepted.contains(file))
        .flatMap(file -> findingsIn(file, repository.text(file)).stream())
        .toList();
  }

  static List<Finding> findingsIn(String file, String source) {
    var found = new ArrayList<Finding>();
    var limit = file.contains("src/test/") ? TEST_FILE_LINES : MAIN_FILE_LINES;
    var lines = source.lines().count();
    if (lines > limit) {
      found.add(new Finding(file, lines + " lines, the limit is " + limit));
    }
    for (var method : JavaShape.methodsOf(source)) {
      var where = file + ":" + method.line();
      if (method.lines() > METHOD_LINES) {
        var what = method.name() + " has " + method.lines() + " lines, the limit is ";
        found.add(new Finding(where, what + METHOD_LINES));
      }
      if (method.parameters() > PARAMETERS) {
        var what = method.name() + " has " + method.parameters() + " parameters, the limit is ";
        found.add(new Finding(where, what + PARAMETERS));
      }
    }
    return found;
  }
}
