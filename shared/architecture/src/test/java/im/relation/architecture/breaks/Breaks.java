package im.relation.architecture.breaks;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// ARCHITECTURE.md and the table of `docs/breaks` name the same patches, those that are there; each
/// breaks production code only and still applies; the test that it must fail is one that
/// ARCHITECTURE.md names, whose own rules see to it that it runs.
final class Breaks {

  static final String FOLDER = "docs/breaks/";
  static final String TABLE = FOLDER + "README.md";
  static final String PAGE = "ARCHITECTURE.md";

  private static final Pattern NAMED = Pattern.compile("`docs/breaks/([\\w-]+\\.patch)`");
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| (\\d+) \\| `([\\w-]+\\.patch)` \\| `([\\w/-]+)` \\| `(\\w+\\.\\w+)` \\|");
  private static final Pattern CHANGED = Pattern.compile("(?m)^\\+\\+\\+ (.*)$");

  private record Row(String invariant, String patch, String module, String test) {
    Row(MatchResult row) {
      this(row.group(1), row.group(2), row.group(3), row.group(4));
    }
  }

  private Breaks() {}

  static List<Finding> findingsIn(Repository repository) {
    var found = new ArrayList<Finding>();
    var page = repository.textIfAny(PAGE).orElse("");
    var rows = ROW.matcher(repository.textIfAny(TABLE).orElse("")).results().map(Row::new).toList();
    var there = namesOf(repository);
    found.addAll(compare(PAGE, new TreeSet<>(named(page)), there));
    found.addAll(compare(TABLE, new TreeSet<>(rows.stream().map(Row::patch).toList()), there));
    for (var row : rows) {
      if (lineOf(page, row.invariant()).lines().noneMatch(it -> it.contains(row.test()))) {
        found.add(
            new Finding(PAGE, "invariant " + row.invariant() + " does not name " + row.test()));
      }
      if (!repository.has(row.module() + "/pom.xml")) {
        found.add(new Finding(TABLE, row.module() + " is no module"));
      }
    }
    for (var patch : there) {
      found.addAll(findingsIn(repository, FOLDER + patch));
    }
    return found;
  }

  private static Set<String> namesOf(Repository repository) {
    var names = new TreeSet<String>();
    for (var file : repository.files(".patch")) {
      if (file.startsWith(FOLDER)) {
        names.add(file.substring(FOLDER.length()));
      }
    }
    return names;
  }

  private static List<String> named(String page) {
    return NAMED.matcher(page).results().map(name -> name.group(1)).toList();
  }

  /// The row of an invariant.
  private static String lineOf(String page, String invariant) {
    return page.lines()
        .filter(line -> line.startsWith("| " + invariant + " |"))
        .findFirst()
        .orElse("");
  }

  private static List<Finding> compare(String document, Set<String> named, Set<String> there) {
    var found = new ArrayList<Finding>();
    named.stream()
        .filter(name -> !there.contains(name))
        .forEach(
            name -> found.add(new Finding(document, "names " + name + ", which is not there")));
    there.stream()
        .filter(name -> !named.contains(name))
        .forEach(name -> found.add(new Finding(document, "does not name " + name)));
    return found;
  }

  private static List<Finding> findingsIn(Repository repository, String patch) {
    var found = new ArrayList<Finding>();
    var changed =
        CHANGED.matcher(repository.text(patch)).results().map(file -> file.group(1)).toList();
    if (changed.isEmpty() || !changed.stream().allMatch(file -> file.contains("/src/main/"))) {
      found.add(new Finding(patch, "breaks something else than production code: " + changed));
    }
    var refusal = refusalOf(repository, patch);
    if (!refusal.isEmpty()) {
      found.add(new Finding(patch, "does not apply: " + refusal));
    }
    return found;
  }

  /// What git says against the patch; empty where it applies.
  private static String refusalOf(Repository repository, String patch) {
    var check =
        new ProcessBuilder("git", "apply", "--check", patch)
            .directory(repository.root().toFile())
            .redirectErrorStream(true);
    // Within another checkout git would take the paths for that one's, and skip the patch silently.
    check
        .environment()
        .put("GIT_CEILING_DIRECTORIES", String.valueOf(repository.root().getParent()));
    try {
      var git = check.start();
      var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      var code = git.waitFor();
      return code == 0 ? "" : "git answers " + code + ": " + said;
    } catch (IOException e) {
      throw new IllegalStateException("git is needed to check the patches and cannot start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
