package im.relation.architecture.source;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Finding;
import im.relation.architecture.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule over source files is seen to fail.
final class SourceRulesTest {

  @TempDir private Path folder;

  @Test
  void refusesAMainPackageThatIsNotNullMarked() {
    var sample =
        new SampleRepository(folder)
            .with("a/src/main/java/one/A.java", "")
            .with("a/src/main/java/two/package-info.java", "// @NullMarked\npackage two;")
            .with("a/src/main/java/three/package-info.java", "@NullMarked\npackage three;")
            .with("a/src/test/java/four/ATest.java", "");
    assertThat(NullMarkedPackages.findingsIn(sample.repository()))
        .extracting(Finding::where)
        .containsExactly("a/src/main/java/one", "a/src/main/java/two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// TO~DO: later",
        "// FIX~ME",
        "// TO~DO(maria): later",
        "cd /ho~me/maria/im",
        "path=\"/Us~ers/maria\"",
        "see C:\\Us~ers\\maria",
        "https://reg~istry.npmjs.org/buf",
        "<url>https://re~po1.maven.org/maven2</url>",
        "http://localhost/nex~us/content",
        "\"reso~lved\": \"buf.tgz\"",
        "import static org.mock~ito.Mockito.verify;",
      })
  void refusesUnfinishedWorkAndForeignPlaces(String text) {
    assertThat(UnwantedText.findingsIn("A.java", text.replace("~", ""))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// TO~DO(#12): later",
        "// TO~DOS",
        "https://example.org/ho~me/maria",
        "docs/wo~rk/flow.md",
        "$HO~ME/jdk",
        "https://github.com/bufbuild/buf",
      })
  void takesWorkWithAnIssueAndPlacesOfTheRepository(String text) {
    assertThat(UnwantedText.findingsIn("A.java", text.replace("~", ""))).isEmpty();
  }

  @Test
  void onlyTheMavenWrapperMayNameItsRegistry() {
    var line = "distributionUrl=https://re" + "po.maven.apache.org/maven2/maven.zip";
    assertThat(UnwantedText.findingsIn(".mvn/wrapper/maven-wrapper.properties", line)).isEmpty();
    assertThat(UnwantedText.findingsIn("pom.xml", line)).hasSize(1);
  }

  @Test
  void refusesAFileOrFolderThatTheArchitecturePageNamesInVain() {
    var page =
        """
        `a/A.java`, `A.java`, [a](a/A.java), [b](docs/b.md#top), `a/`, `im.account.v1.Accounts/SignIn`, `var/ca.pem`
        `a/C.java`, `B.java`, [c](docs/c.md), `c/`, `xA.java`
        """;
    var sample =
        new SampleRepository(folder)
            .with(NamedFiles.DOCUMENT, page)
            .with("a/A.java", "")
            .with("docs/b.md", "");
    assertThat(NamedFiles.findingsIn(sample.repository()))
        .extracting(Finding::what)
        .containsExactly(
            "names a/C.java, which does not exist",
            "names B.java, which does not exist",
            "names docs/c.md, which does not exist",
            "names xA.java, which does not exist",
            "names c/, which does not exist");
  }
}
