package im.relation.architecture.gates;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/// What turns a gate off in a pom, and may stand in none.
///
/// There are two exceptions: the code generated in shared/contracts is compiled without our
/// warnings, and `spring-boot:run` starts one module only.
final class PomSwitches {

  private static final String CONTRACTS = "shared/contracts/pom.xml";
  private static final String SPRING_BOOT_RUN = "spring-boot.run.skip";

  /// Elements, in lower case, that choose which tests run or forgive those that fail.
  private static final Set<String> TEST_SWITCHES =
      Set.of(
          "testfailureignore",
          "failifnotests",
          "failifnospecifiedtests",
          "rerunfailingtestscount",
          "skipafterfailurecount",
          "excludes",
          "excludesfile",
          "excludedgroups",
          "groups",
          "includes",
          "includesfile",
          "ignore",
          "test");

  /// Elements, in lower case, that let a plugin go on after a failure when they say `false`.
  private static final Set<String> STOPS =
      Set.of("fail", "failonerror", "failonwarning", "failonviolation");

  private static final Set<String> TEST_PLUGINS =
      Set.of("maven-surefire-plugin", "maven-failsafe-plugin");

  /// Plugins whose executions stand in the root pom and nowhere else.
  private static final Set<String> ROOT_ONLY =
      Set.of("maven-enforcer-plugin", "spotless-maven-plugin");

  /// One Error Prone pattern is off on purpose: it refuses every record that holds bytes.
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "-Xep:(?!ArrayRecordComponent:)\\w+:(OFF|WARN)|-XepDisableAll\\w+|-XepAllErrorsAsWarnings|-nowarn|-Xlint:none"
              + "|-D\\S*[sS]kip|rerunFailingTests|testFailureIgnore");

  private PomSwitches() {}

  static List<Finding> findingsIn(Repository repository) {
    return Pom.allOf(repository).stream().flatMap(pom -> findingsIn(pom).stream()).toList();
  }

  private static List<Finding> findingsIn(Pom pom) {
    var found = new ArrayList<Finding>();
    for (var element : pom.elements("//*")) {
      var name = element.getTagName();
      if (isSkip(element) && !isSpringBootRun(element)) {
        found.add(new Finding(pom.file(), "<" + name + "> turns something off"));
      }
      if (isTestSwitch(element)) {
        found.add(new Finding(pom.file(), "<" + name + "> chooses or forgives tests"));
      }
      if (isForgiving(element)) {
        found.add(new Finding(pom.file(), "<" + name + "> forgives a failure"));
      }
      if (isUnbound(element) && !isPackaging(element)) {
        found.add(new Finding(pom.file(), "<" + name + "> unbinds what the parent bound"));
      }
    }
    found.addAll(argumentsIn(pom));
    if (!pom.isRoot()) {
      found.addAll(overridesIn(pom));
    }
    return found;
  }

  private static boolean isSkip(Element element) {
    return element.getTagName().toLowerCase(Locale.ROOT).contains("skip");
  }

  private static boolean isSpringBootRun(Element element) {
    return element.getTagName().equals(SPRING_BOOT_RUN)
        || (element.getTextContent().strip().equals("${" + SPRING_BOOT_RUN + "}")
            && isPackaging(element));
  }

  private static boolean isTestSwitch(Element element) {
    var name = element.getTagName().toLowerCase(Locale.ROOT);
    var own = name.substring(name.lastIndexOf('.') + 1);
    var inTests = TEST_PLUGINS.contains(pluginAround(element));
    var isProperty = element.getParentNode().getNodeName().equals("properties");
    return TEST_SWITCHES.contains(own) && (inTests || isProperty);
  }

  private static boolean isForgiving(Element element) {
    var name = element.getTagName().toLowerCase(Locale.ROOT);
    var own = name.substring(name.lastIndexOf('.') + 1);
    return own.equals("successcodes")
        || own.equals("async")
        || (STOPS.contains(own) && element.getTextContent().strip().equals("false"));
  }

  private static boolean isUnbound(Element element) {
    var name = element.getTagName();
    var text = element.getTextContent().strip();
    return (name.equals("phase") && text.isEmpty())
        || (name.equals("phase") && text.equals("none"))
        || (name.equals("inherited") && text.equals("false"));
  }

  /// Boot's plugin packages and runs; no check is bound to it.
  private static boolean isPackaging(Element element) {
    return pluginAround(element).equals("spring-boot-maven-plugin");
  }

  private static List<Finding> argumentsIn(Pom pom) {
    return pom.elements("//*[not(*)]").stream()
        .map(element -> element.getTextContent().strip())
        .filter(text -> ARGUMENT.matcher(text).find())
        .filter(text -> !(pom.file().equals(CONTRACTS) && text.equals("-nowarn")))
        .map(text -> new Finding(pom.file(), "'" + text + "' turns a check off"))
        .toList();
  }

  private static List<Finding> overridesIn(Pom pom) {
    var found = new ArrayList<Finding>();
    if (!pom.has("/project/parent[groupId='im.relation']")) {
      found.add(new Finding(pom.file(), "has no parent in this repository, so no gates"));
    }
    for (var plugin : pom.texts("//plugin/artifactId")) {
      if (ROOT_ONLY.contains(plugin)) {
        found.add(new Finding(pom.file(), plugin + " is configured in the root pom only"));
      }
    }
    if (!pom.file().equals(CONTRACTS)) {
      pom.elements("//plugin[artifactId='maven-compiler-plugin']//configuration/*").stream()
          .filter(element -> !element.getAttribute("combine.children").equals("append"))
          .map(element -> new Finding(pom.file(), "<" + element.getTagName() + "> of the compiler"))
          .forEach(found::add);
      pom.elements("//*[@combine.self='override']").stream()
          .map(element -> new Finding(pom.file(), "<" + element.getTagName() + "> is overridden"))
          .forEach(found::add);
    }
    return found;
  }

  private static String pluginAround(Element element) {
    for (var node = element.getParentNode();
        node instanceof Element parent;
        node = parent.getParentNode()) {
      if (parent.getTagName().equals("plugin")) {
        return parent.getElementsByTagName("artifactId").item(0).getTextContent().strip();
      }
    }
    return "";
  }
}
