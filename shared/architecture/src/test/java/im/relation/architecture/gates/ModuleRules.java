package im.relation.architecture.gates;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which file of `.mvn/dependency-rules` a module must name, that every pom is built, and that no
/// module uses functions/bench: it hands out tokens.
///
/// shared/contracts holds no source of its own: what protoc generates is compiled without Error
/// Prone and NullAway.
final class ModuleRules {

  /// Features that use one more feature than the others may (ADR-0004, ADR-0017).
  private static final Map<String, String> FEATURES_WITH_A_RULE =
      Map.of("delivery", "delivery", "friendship", "friendship", "operator", "operator");

  private static final Map<String, String> RULES =
      Map.of(
          "shared/domain", "domain",
          "shared/contracts", "contracts",
          "shared/backplane", "backplane",
          "shared/aws", "aws",
          "functions/function-runtime", "runtime",
          "functions/server-runtime", "server-runtime",
          "socket-fleet", "socket-fleet",
          "sdk", "sdk",
          "sdk/java", "sdk",
          "desktop", "desktop");

  private static final Set<String> FEATURES =
      Set.of(
          "account",
          "friendship",
          "group",
          "conversation",
          "message",
          "delivery",
          "presence",
          "operator",
          "notice",
          "media",
          "integration");

  private static final String DEPENDENCIES = "/project/dependencies/dependency/artifactId";

  private static final String RULE = "/project/properties/im.dependency-rules";

  private ModuleRules() {}

  static List<Finding> findingsIn(Repository repository) {
    var poms = Pom.allOf(repository);
    var found = new ArrayList<Finding>();
    for (var pom : poms) {
      var required = ruleOf(pom.module());
      if (!pom.texts(RULE).equals(List.of(required)) && isLimited(pom)) {
        var what = "must say <im.dependency-rules>" + required + "</im.dependency-rules>";
        found.add(new Finding(pom.file(), what));
      }
      pom.texts(RULE).stream()
          .filter(rule -> !repository.has(".mvn/dependency-rules/" + rule + ".xml"))
          .map(rule -> new Finding(pom.file(), "names the absent dependency rules " + rule))
          .forEach(found::add);
    }
    found.addAll(unbuiltIn(poms));
    poms.stream()
        .filter(pom -> pom.texts(DEPENDENCIES).contains("bench"))
        .map(pom -> new Finding(pom.file(), "uses functions/bench, which is for loads alone"))
        .forEach(found::add);
    repository.files(".java").stream()
        .filter(file -> file.startsWith("shared/contracts/"))
        .map(file -> new Finding(file, "is by hand, in a module that compiles without checks"))
        .forEach(found::add);
    return found;
  }

  private static boolean isLimited(Pom pom) {
    return pom.has("/project[not(packaging='pom')]") && !ruleOf(pom.module()).equals("any");
  }

  private static String ruleOf(String module) {
    var name = module.substring(module.lastIndexOf('/') + 1);
    return module.equals("functions/" + name) && FEATURES.contains(name)
        ? FEATURES_WITH_A_RULE.getOrDefault(name, "feature")
        : RULES.getOrDefault(module, "any");
  }

  /// Poms that no other pom lists: whatever they hold is never built.
  private static List<Finding> unbuiltIn(List<Pom> poms) {
    var built =
        poms.stream()
            .flatMap(
                pom ->
                    pom.texts("/project/modules/module").stream()
                        .map(module -> pom.isRoot() ? module : pom.module() + "/" + module))
            .toList();
    return poms.stream()
        .filter(pom -> !pom.isRoot() && !built.contains(pom.module()))
        .map(pom -> new Finding(pom.file(), "is a module of no pom, so it is never built"))
        .toList();
  }
}
