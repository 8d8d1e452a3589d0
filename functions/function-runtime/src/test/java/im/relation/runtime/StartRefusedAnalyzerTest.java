package im.relation.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class StartRefusedAnalyzerTest {

  @Test
  void saysWhatIsWrongAndWhatToDo() {
    // Given
    var failure = new IllegalStateException(new StartRefused("It is newer.", "Start that one."));

    // When
    var analysis = new StartRefusedAnalyzer().analyze(failure);

    // Then
    assertThat(analysis)
        .extracting(FailureAnalysis::getDescription, FailureAnalysis::getAction)
        .containsExactly("It is newer.", "Start that one.");
  }

  @Test
  void isFoundByBoot() {
    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                    FailureAnalyzer.class,
                    (type, name, failure) -> {
                      // Those of Boot want what is not here.
                    }))
        .hasAtLeastOneElementOfType(StartRefusedAnalyzer.class);
  }
}
