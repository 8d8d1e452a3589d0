package im.relation.architecture.source;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Repository;
import org.junit.jupiter.api.Test;

/// The rules over source files, held against this repository.
final class SourceTest {

  private final Repository repository = Repository.here();

  @Test
  void everyFileMethodAndParameterListIsWithinItsBudget() {
    assertThat(SizeBudget.findingsIn(repository)).isEmpty();
  }

  @Test
  void everySizeExceptionIsNeededAndDecided() {
    assertThat(SizeExceptions.findingsIn(repository)).isEmpty();
  }

  @Test
  void everyMainPackageIsNullMarked() {
    assertThat(NullMarkedPackages.findingsIn(repository)).isEmpty();
  }

  @Test
  void noFileHoldsUnfinishedWorkOrForeignPlaces() {
    assertThat(UnwantedText.findingsIn(repository)).isEmpty();
  }

  @Test
  void everyFileThatTheArchitecturePageNamesExists() {
    assertThat(NamedFiles.findingsIn(repository)).isEmpty();
  }

  @Test
  void theRulesSeeThisRepository() {
    assertThat(repository.mainSources())
        .contains("shared/domain/src/main/java/im/relation/domain/package-info.java");
    assertThat(repository.files()).contains("pom.xml", "mvnw", ".ci/run");
  }
}
