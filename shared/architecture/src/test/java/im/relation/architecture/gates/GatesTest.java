package im.relation.architecture.gates;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Repository;
import org.junit.jupiter.api.Test;

/// Every gate of the build stands, in this repository.
final class GatesTest {

  private final Repository repository = Repository.here();

  @Test
  void everyGateStandsInThePoms() {
    assertThat(RequiredGates.findingsIn(repository)).isEmpty();
  }

  @Test
  void noPomTurnsAGateOff() {
    assertThat(PomSwitches.findingsIn(repository)).isEmpty();
  }

  @Test
  void everyModuleIsBuiltAndNamesItsDependencyRules() {
    assertThat(ModuleRules.findingsIn(repository)).isEmpty();
  }

  @Test
  void theScriptsRunEveryGateAndForgiveNothing() {
    assertThat(ScriptGates.findingsIn(repository)).isEmpty();
  }
}
