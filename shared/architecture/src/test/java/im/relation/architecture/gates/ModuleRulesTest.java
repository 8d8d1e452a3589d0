package im.relation.architecture.gates;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Finding;
import im.relation.architecture.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModuleRulesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "shared/domain, domain",
    "shared/contracts, contracts",
    "shared/backplane, backplane",
    "shared/aws, aws",
    "functions/function-runtime, runtime",
    "functions/server-runtime, server-runtime",
    "functions/message, feature",
    "socket-fleet, socket-fleet",
    "sdk/java, sdk",
    "desktop, desktop",
  })
  void aLimitedModuleNamesItsRulesAndNoOther(String module, String rules) {
    var right = sampleWith(module, "<im.dependency-rules>" + rules + "</im.dependency-rules>");
    assertThat(ModuleRules.findingsIn(right.repository())).isEmpty();
    for (var wrong : new String[] {"", "<im.dependency-rules>any</im.dependency-rules>"}) {
      assertThat(ModuleRules.findingsIn(sampleWith(module, wrong).repository()))
          .extracting(Finding::where)
          .containsExactly(module + "/pom.xml");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"functions/local", "functions/lambda/account"})
  void aModuleThatWiresOthersNeedsNoRules(String module) {
    assertThat(ModuleRules.findingsIn(sampleWith(module, "").repository())).isEmpty();
  }

  @Test
  void refusesRulesThatDoNotExist() {
    var sample = sampleWith("functions/local", "<im.dependency-rules>mine</im.dependency-rules>");
    assertThat(ModuleRules.findingsIn(sample.repository()))
        .extracting(Finding::what)
        .containsExactly("names the absent dependency rules mine");
  }

  @Test
  void refusesCodeByHandAmongTheContracts() {
    var file = "shared/contracts/src/main/java/im/relation/contract/Codes.java";
    var sample = sampleWith("functions/local", "").with(file, "");
    assertThat(ModuleRules.findingsIn(sample.repository()))
        .extracting(Finding::where)
        .containsExactly(file);
  }

  @Test
  void refusesAPomThatNoReactorBuilds() {
    var sample = sampleWith("functions/local", "").with("functions/lost/pom.xml", "<project/>");
    assertThat(ModuleRules.findingsIn(sample.repository()))
        .extracting(Finding::where)
        .containsExactly("functions/lost/pom.xml");
  }

  @Test
  void refusesAServerThatCanMakePeopleForALoad() {
    var sample =
        sampleWith("functions/local", "")
            .with(
                "functions/local/pom.xml",
                "<project><dependencies><dependency><artifactId>bench</artifactId></dependency>"
                    + "</dependencies></project>");
    assertThat(ModuleRules.findingsIn(sample.repository()))
        .extracting(Finding::where)
        .containsExactly("functions/local/pom.xml");
  }

  private SampleRepository sampleWith(String module, String properties) {
    var pom = "<project><properties>" + properties + "</properties></project>";
    var root = "<project><modules><module>" + module + "</module></modules></project>";
    var sample = new SampleRepository(folder).with("pom.xml", root).with(module + "/pom.xml", pom);
    for (var rules :
        new String[] {
          "any",
          "domain",
          "contracts",
          "backplane",
          "aws",
          "runtime",
          "server-runtime",
          "feature",
          "socket-fleet",
          "sdk",
          "desktop"
        }) {
      sample.withCopyOf(".mvn/dependency-rules/" + rules + ".xml");
    }
    return sample;
  }
}
