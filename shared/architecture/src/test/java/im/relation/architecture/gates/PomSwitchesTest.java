package im.relation.architecture.gates;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Finding;
import im.relation.architecture.SampleRepository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever turns a gate off in a pom is found out.
final class PomSwitchesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<skipTests>true</skipTests>",
        "<skipITs>true</skipITs>",
        "<maven.test.skip>true</maven.test.skip>",
        "<maven.test.failure.ignore>true</maven.test.failure.ignore>",
        "<spotless.check.skip>true</spotless.check.skip>",
        "<enforcer.skip>true</enforcer.skip>",
        "<exec.skip>true</exec.skip>",
        "<testFailureIgnore>true</testFailureIgnore>",
        "<surefire.failIfNoSpecifiedTests>false</surefire.failIfNoSpecifiedTests>",
        "<surefire.rerunFailingTestsCount>2</surefire.rerunFailingTestsCount>",
        "<maven.compiler.failOnError>false</maven.compiler.failOnError>",
        "<enforcer.fail>false</enforcer.fail>",
        "<excludedGroups>slow</excludedGroups>",
        "<test>OneTest</test>",
        "<argLine>-DskipTests</argLine>",
      })
  void refusesAPropertyThatTurnsTestsOrChecksOff(String property) {
    assertThat(findingsWith("<properties>" + property + "</properties>")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "maven-surefire-plugin, <skip>true</skip>",
    "maven-surefire-plugin, <testFailureIgnore>true</testFailureIgnore>",
    "maven-surefire-plugin, <failIfNoTests>false</failIfNoTests>",
    "maven-surefire-plugin, <groups>fast</groups>",
    "maven-failsafe-plugin, <skipITs>true</skipITs>",
    "maven-failsafe-plugin, <excludes/>",
    "maven-failsafe-plugin, <includes/>",
    "maven-failsafe-plugin, <rerunFailingTestsCount>1</rerunFailingTestsCount>",
    "maven-compiler-plugin, <compilerArgs/>",
    "maven-compiler-plugin, <annotationProcessorPaths/>",
    "spotless-maven-plugin, <java/>",
    "maven-enforcer-plugin, <rules/>",
    "exec-maven-plugin, <skip>true</skip>",
    "exec-maven-plugin, <successCodes/>",
    "exec-maven-plugin, <async>true</async>",
    "exec-maven-plugin, <skip>${spring-boot.run.skip}</skip>",
  })
  void refusesThePluginSettingThatTurnsAGateOff(String plugin, String setting) {
    assertThat(findingsWith(plugin(plugin, "<configuration>" + setting + "</configuration>")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<executions><execution><phase>none</phase></execution></executions>",
        "<executions><execution><phase/></execution></executions>",
        "<inherited>false</inherited>",
        "<configuration combine.self=\"override\"/>",
      })
  void refusesToUnbindOrOverrideWhatTheParentBound(String setting) {
    assertThat(findingsWith(plugin("maven-failsafe-plugin", setting))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xep:NullAway:OFF", "-XepDisableAllChecks", "-nowarn", "-Xlint:none"})
  void refusesACompilerArgumentThatTurnsACheckOff(String argument) {
    var setting =
        "<configuration><compilerArgs combine.children=\"append\"><arg>"
            + argument
            + "</arg></compilerArgs></configuration>";
    assertThat(findingsWith(plugin("maven-compiler-plugin", setting))).hasSize(1);
  }

  @Test
  void refusesASwitchInAProfileToo() {
    var profile = "<profiles><profile><properties><skipTests/></properties></profile></profiles>";
    assertThat(findingsWith(profile)).hasSize(1);
  }

  @Test
  void refusesASwitchInTheRootPom() {
    var sample =
        new SampleRepository(folder)
            .withChanged("pom.xml", "<java.version>", "<skipTests>true</skipTests><java.version>");
    assertThat(PomSwitches.findingsIn(sample.repository()))
        .containsExactly(new Finding("pom.xml", "<skipTests> turns something off"));
  }

  @Test
  void refusesAModuleWithoutOurParent() {
    var sample = new SampleRepository(folder).with("a/pom.xml", "<project/>");
    assertThat(PomSwitches.findingsIn(sample.repository())).hasSize(1);
  }

  @Test
  void letsAModuleLeaveBootsPackagingOut() {
    assertThat(
            findingsWith(
                "<build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId>"
                    + "<executions><execution><phase>none</phase></execution></executions>"
                    + "</plugin></plugins></build>"))
        .isEmpty();
  }

  @Test
  void takesTheTwoAllowedExceptions() {
    var sample =
        new SampleRepository(folder).withCopyOf("pom.xml").withCopyOf("shared/contracts/pom.xml");
    assertThat(PomSwitches.findingsIn(sample.repository())).isEmpty();
    assertThat(
            findingsWith(
                "<properties><spring-boot.run.skip>false</spring-boot.run.skip></properties>"))
        .isEmpty();
  }

  private List<Finding> findingsWith(String xml) {
    var pom = "<project><parent><groupId>im.relation</groupId></parent>" + xml + "</project>";
    var sample = new SampleRepository(folder).with("a/pom.xml", pom);
    return PomSwitches.findingsIn(sample.repository());
  }

  private static String plugin(String artifact, String setting) {
    return "<build><plugins><plugin><artifactId>"
        + artifact
        + "</artifactId>"
        + setting
        + "</plugin></plugins></build>";
  }
}
