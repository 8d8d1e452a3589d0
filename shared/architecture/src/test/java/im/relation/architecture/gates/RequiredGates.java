package im.relation.architecture.gates;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import java.util.List;
import java.util.stream.Stream;

/// The gates that stand in the poms. Each is one XPath that must find something.
final class RequiredGates {

  private record Gate(String file, String name, String xpath) {}

  private static final String CONTRACTS = "shared/contracts/pom.xml";
  private static final String MANAGED = "/project/build/pluginManagement/plugins";
  private static final String APPLIED = "/project/build/plugins";
  private static final String ARGUMENTS =
      plugin(MANAGED, "maven-compiler-plugin") + "/configuration/compilerArgs/arg";
  private static final String ENFORCER =
      plugin(APPLIED, "maven-enforcer-plugin") + "/executions/execution[goals/goal='enforce']";
  private static final String RULES = ENFORCER + "/configuration/rules";
  private static final String LINT =
      "-Xlint:all,-processing,-serial,-classfile,-requires-automatic,-path";

  private static final List<Gate> GATES =
      List.of(
          root("warnings are errors", ARGUMENTS + "[.='-Werror']"),
          root("javac's warnings are on", ARGUMENTS + "[.='" + LINT + "']"),
          root("Error Prone", ARGUMENTS + "[starts-with(., '-Xplugin:ErrorProne ')]"),
          root("NullAway at ERROR", ARGUMENTS + "[contains(., ' -Xep:NullAway:ERROR ')]"),
          root("Error Prone on the path", processor("error_prone_core")),
          root("NullAway on the path", processor("nullaway")),
          root("the compiler's settings are applied", plugin(APPLIED, "maven-compiler-plugin")),
          root("the format is checked", format("[phase='verify'][goals/goal='check']")),
          root("the format check is applied", plugin(APPLIED, "spotless-maven-plugin")),
          root("integration tests run", integrationTests("integration-test")),
          root("failed integration tests fail the build", integrationTests("verify")),
          root("integration tests are applied", plugin(APPLIED, "maven-failsafe-plugin")),
          root("Java 25", RULES + "/requireJavaVersion[version='[25,26)']"),
          root("Maven 3.9.6", RULES + "/requireMavenVersion[version='[3.9.6,)']"),
          root("nobody gets an older version than he needs", RULES + "/requireUpperBoundDeps"),
          root("no dependency is named twice", RULES + "/banDuplicatePomDependencyVersions"),
          root("dependencies fit the module", RULES + "/externalRules[" + rulesOfTheModule() + "]"),
          root(
              "shared/architecture is last",
              "/project/modules/module[last()][.='shared/architecture']"),
          new Gate(CONTRACTS, "buf runs in verify", contractCheck()));

  private RequiredGates() {}

  static List<Finding> findingsIn(Repository repository) {
    return GATES.stream().flatMap(gate -> findingIn(repository, gate)).toList();
  }

  private static Stream<Finding> findingIn(Repository repository, Gate gate) {
    var stands = repository.has(gate.file()) && Pom.of(repository, gate.file()).has(gate.xpath());
    return stands
        ? Stream.empty()
        : Stream.of(new Finding(gate.file(), "a gate is gone: " + gate.name()));
  }

  private static Gate root(String name, String xpath) {
    return new Gate(Pom.ROOT, name, xpath);
  }

  private static String plugin(String plugins, String artifact) {
    return plugins + "/plugin[artifactId='" + artifact + "']";
  }

  private static String processor(String artifact) {
    return plugin(MANAGED, "maven-compiler-plugin")
        + "/configuration/annotationProcessorPaths/path[artifactId='"
        + artifact
        + "']";
  }

  private static String format(String condition) {
    return plugin(MANAGED, "spotless-maven-plugin") + "/executions/execution" + condition;
  }

  private static String integrationTests(String goal) {
    return plugin(MANAGED, "maven-failsafe-plugin")
        + "/executions/execution[not(phase)]/goals/goal[.='"
        + goal
        + "']";
  }

  private static String rulesOfTheModule() {
    return "contains(location, '/.mvn/dependency-rules/${im.dependency-rules}.xml')";
  }

  private static String contractCheck() {
    return plugin(APPLIED, "exec-maven-plugin")
        + "/executions/execution[phase='verify'][goals/goal='exec']"
        + "/configuration[contains(executable, '/scripts/check-contracts')]";
  }
}
