package im.relation.architecture.code;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Build;
import im.relation.architecture.Repository;
import org.junit.jupiter.api.Test;

/// The rules over main code are worth what they see: in a whole build that is every module.
final class MainClassesIT {

  private final Repository repository = Repository.here();

  @Test
  void theRulesSeeEveryModuleThatHasMainCode() {
    if (!Build.current(repository).whole()) {
      System.out.println("code: not every module was built, so the rules may not see all of them");
      return;
    }
    var modules =
        repository.mainSources().stream()
            .map(file -> file.substring(0, file.indexOf("src/main/java/")))
            .distinct()
            .map(module -> repository.root().resolve(module + "target/classes"))
            .toList();
    assertThat(MainClasses.folders(repository)).containsAll(modules);
    assertThat(MainClasses.of(repository).contain("im.relation.domain.Sequence")).isTrue();
  }
}
