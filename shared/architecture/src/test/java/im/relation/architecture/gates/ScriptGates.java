package im.relation.architecture.gates;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// `.ci/run` runs `scripts/check`, that runs `./mvnw verify`, and nothing on the way turns a gate
/// off: neither these scripts nor what Maven reads from `.mvn`.
final class ScriptGates {

  private static final String CI = ".ci/run";
  private static final String CHECK = "scripts/check";
  private static final String CONTRACTS = "scripts/check-contracts";
  private static final String BUF = "shared/contracts/buf.yaml";

  private static final Set<String> SCRIPTS = Set.of(CI, CHECK, CONTRACTS);

  private record Line(String file, String name, Pattern pattern) {
    Line(String file, String name, String pattern) {
      this(file, name, Pattern.compile("(?m)^" + pattern + "$"));
    }
  }

  private static final List<Line> REQUIRED =
      List.of(
          new Line(CI, "stops at the first failure", "set -euo pipefail"),
          new Line(CI, "runs scripts/check", "(exec )?scripts/check( </dev/null)?"),
          new Line(CHECK, "stops at the first failure", "set -euo pipefail"),
          new Line(CHECK, "runs ./mvnw verify", "(exec )?\\./mvnw( -B| -ntp)* verify"),
          new Line(CONTRACTS, "stops at the first failure", "set -euo pipefail"),
          new Line(CONTRACTS, "lints", "\"\\$buf\" lint"),
          new Line(
              CONTRACTS, "finds what breaks", " *\"\\$buf\" breaking --against released.binpb"));

  private static final Pattern FORGIVES =
      Pattern.compile("\\|\\|\\s*(true|:|exit 0|echo)\\b?|set \\+e|^\\s*trap\\b");
  private static final Pattern TURNS_OFF =
      Pattern.compile(
          "(?<!\\w)-D\\S*([sS]kip|[iI]gnore|failIf|rerun|[eE]xclude|groups|test=|dependency-rules)"
              + "|(?<!\\S)(-fae|-fn|-pl|-rf|--fail-at-end|--fail-never|--projects|--resume-from)\\b"
              + "|testFailureIgnore|rerunFailingTests|MAVEN_ARGS|MAVEN_OPTS=");
  private static final Pattern BUF_EXCEPTION =
      Pattern.compile("^\\s*(ignore|ignore_only|ignore_unstable_packages)\\s*:");
  private static final Pattern BUF_LEFT_OUT =
      Pattern.compile("^\\s*- ((?!COMMENT_)\\w+|COMMENT_(FIELD|RPC|SERVICE))$");

  private ScriptGates() {}

  static List<Finding> findingsIn(Repository repository) {
    var found = new ArrayList<Finding>();
    for (var line : REQUIRED) {
      if (!line.pattern().matcher(repository.textIfAny(line.file()).orElse("")).find()) {
        found.add(new Finding(line.file(), "no longer " + line.name()));
      }
    }
    for (var file : repository.files()) {
      if (SCRIPTS.contains(file) || (file.startsWith(".mvn/") && !file.endsWith(".md"))) {
        found.addAll(linesOf(repository, file, TURNS_OFF, "turns a check off"));
      }
      if (SCRIPTS.contains(file)) {
        found.addAll(linesOf(repository, file, FORGIVES, "forgives a failure"));
      }
    }
    found.addAll(contractRulesIn(repository));
    return found;
  }

  private static List<Finding> linesOf(
      Repository repository, String file, Pattern pattern, String what) {
    return repository
        .text(file)
        .lines()
        .filter(line -> pattern.matcher(line).find())
        .map(line -> new Finding(file, what + ": " + line.strip()))
        .toList();
  }

  /// Holds as soon as there are contracts: buf lints them by its standard rules and their comments.
  private static List<Finding> contractRulesIn(Repository repository) {
    var hasContracts =
        repository.files(".proto").stream().anyMatch(file -> file.startsWith("shared/contracts/"));
    var text = repository.textIfAny(BUF).orElse("");
    if (!hasContracts && text.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Finding>();
    for (var rule : List.of("STANDARD", "COMMENTS", "FILE")) {
      if (text.lines().noneMatch(line -> line.strip().equals("- " + rule))) {
        found.add(new Finding(BUF, "no longer uses " + rule));
      }
    }
    found.addAll(linesOf(repository, BUF, BUF_EXCEPTION, "leaves files out"));
    text.lines()
        .dropWhile(line -> !line.strip().equals("except:"))
        .skip(1)
        .takeWhile(line -> line.strip().startsWith("- ") || line.strip().startsWith("#"))
        .filter(line -> BUF_LEFT_OUT.matcher(line).find())
        .map(line -> new Finding(BUF, "leaves a rule out: " + line.strip()))
        .forEach(found::add);
    return found;
  }
}
