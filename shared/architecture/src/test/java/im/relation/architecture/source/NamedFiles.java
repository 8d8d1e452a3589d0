package im.relation.architecture.source;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every file and folder that ARCHITECTURE.md names exists.
///
/// A name is text in backticks or the target of a link that ends like a source file, or in `/` for
/// a folder. It is a path from the root, or the end of one: `AcceptMessage.java`.
final class NamedFiles {

  static final String DOCUMENT = "ARCHITECTURE.md";

  private static final Pattern FILE =
      Pattern.compile(
          "(?:`|\\]\\()((?:[\\w.-]+/)*[\\w.-]*\\w\\.(?:java|proto|md|json|xml|tf|sh|sql|ya?ml|ts))"
              + "(?:#[\\w-]*)?(?:`|\\))");
  private static final Pattern FOLDER = Pattern.compile("(?:`|\\]\\()((?:[\\w.-]+/)+)(?:`|\\))");

  private NamedFiles() {}

  static List<Finding> findingsIn(Repository repository) {
    var text = repository.textIfAny(DOCUMENT).orElse("");
    var files = repository.files();
    var absentFiles =
        names(FILE, text)
            .filter(name -> files.stream().noneMatch(file -> ("/" + file).endsWith("/" + name)));
    var absentFolders = names(FOLDER, text).filter(name -> !repository.has(name));
    return Stream.concat(absentFiles, absentFolders)
        .map(name -> new Finding(DOCUMENT, "names " + name + ", which does not exist"))
        .toList();
  }

  private static Stream<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).distinct();
  }
}
