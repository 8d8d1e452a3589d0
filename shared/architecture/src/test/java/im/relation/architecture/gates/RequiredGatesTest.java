package im.relation.architecture.gates;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import im.relation.architecture.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A copy of the real poms with one gate changed is found out, gate by gate.
final class RequiredGatesTest {

  private static final String CONTRACTS = "shared/contracts/pom.xml";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<arg>-Werror</arg> | <arg>-Wignored</arg> | warnings are errors",
        "<arg>-Xlint:all, | <arg>-Xlint:none, | javac's warnings are on",
        "-Xplugin:ErrorProne | -Xplugin:Other | Error Prone",
        "-Xep:NullAway:ERROR | -Xep:NullAway:WARN | NullAway at ERROR",
        "<artifactId>error_prone_core< | <artifactId>other< | Error Prone on the path",
        "<artifactId>nullaway< | <artifactId>other< | NullAway on the path",
        "<goal>check</goal> | <goal>apply</goal> | the format is checked",
        "<phase>verify</phase> | <phase>deploy</phase> | the format is checked",
        "<goal>integration-test</goal> | <goal>help</goal> | integration tests run",
        "<goal>verify</goal> | <goal>help</goal> | failed integration tests fail the build",
        "<version>[25,26)</version> | <version>17</version> | Java 25",
        "<version>[3.9.6,)</version> | <version>3</version> | Maven 3.9.6",
        "requireUpperBoundDeps | requireNothing | nobody gets an older version than he needs",
        "<banDuplicatePomDependencyVersions/> | <other/> | no dependency is named twice",
        "${im.dependency-rules}.xml | any.xml | dependencies fit the module",
        "<module>shared/architecture</module> | <module>last</module> | shared/architecture is last",
      })
  void findsAGateThatIsGoneFromTheRootPom(String from, String to, String gate) {
    var sample =
        new SampleRepository(folder).withCopyOf(CONTRACTS).withChanged("pom.xml", from, to);
    assertThat(RequiredGates.findingsIn(sample.repository()))
        .extracting(Finding::what)
        .containsExactly("a gate is gone: " + gate);
  }

  @ParameterizedTest
  @CsvSource({
    "maven-compiler-plugin, the compiler's settings are applied",
    "spotless-maven-plugin, the format check is applied",
    "maven-failsafe-plugin, integration tests are applied",
    "maven-enforcer-plugin, Java 25",
  })
  void findsAGatePluginThatIsManagedButNotApplied(String plugin, String gate) {
    var text = Repository.here().text("pom.xml");
    var applied = text.lastIndexOf("<artifactId>" + plugin);
    var changed = text.substring(0, applied) + text.substring(applied).replace(plugin, "other");
    var sample = new SampleRepository(folder).withCopyOf(CONTRACTS).with("pom.xml", changed);
    assertThat(RequiredGates.findingsIn(sample.repository()))
        .extracting(Finding::what)
        .contains("a gate is gone: " + gate);
  }

  @ParameterizedTest
  @CsvSource({
    "<phase>verify</phase>, <phase>deploy</phase>",
    "/scripts/check-contracts, /scripts/install-buf",
  })
  void findsThatBufNoLongerRunsInVerify(String from, String to) {
    var sample =
        new SampleRepository(folder).withCopyOf("pom.xml").withChanged(CONTRACTS, from, to);
    assertThat(RequiredGates.findingsIn(sample.repository()))
        .extracting(Finding::what)
        .containsExactly("a gate is gone: buf runs in verify");
  }
}
