package im.relation.architecture.source;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What no text file of the repository may say.
final class UnwantedText {

  /// `except` is the one file that may say it, or nothing.
  private record Rule(Pattern pattern, String what, String except) {
    Rule(String pattern, String what) {
      this(Pattern.compile(pattern), what, "");
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "\\b(TO" + "DO|FIX" + "ME)\\b(?!\\(#\\d+\\))", "unfinished work without (#issue)"),
          new Rule(
              "(?<![\\w.~$}*:/-])/(home|Users|root|work|workspace|builds)/",
              "a path of somebody's machine"),
          new Rule("\\b[A-Z]:\\\\Users\\\\", "a path of somebody's machine"),
          new Rule(
              Pattern.compile(
                  "https?://([^/\\s\"']*\\b(registry|repo\\d?|packages|proxy|mirrors?)\\.|\\S*(artifactory|nexus))"),
              "the address of a package registry",
              ".mvn/wrapper/maven-wrapper.properties"),
          new Rule("\"resolved\"\\s*:", "the address of a package registry"),
          new Rule("\\borg\\.mockito\\b", "a mocking library: use the real class on a real store"));

  private UnwantedText() {}

  static List<Finding> findingsIn(Repository repository) {
    return repository.files().stream()
        .flatMap(
            file ->
                repository.textIfAny(file).stream()
                    .flatMap(text -> findingsIn(file, text).stream()))
        .toList();
  }

  static List<Finding> findingsIn(String file, String text) {
    var lines = text.lines().toList();
    return IntStream.range(0, lines.size())
        .boxed()
        .flatMap(index -> findingsIn(file, index + 1, lines.get(index)))
        .toList();
  }

  private static Stream<Finding> findingsIn(String file, int number, String line) {
    return RULES.stream()
        .filter(rule -> !rule.except().equals(file))
        .filter(rule -> rule.pattern().matcher(line).find())
        .map(rule -> new Finding(file + ":" + number, rule.what() + ": " + line.strip()));
  }
}
