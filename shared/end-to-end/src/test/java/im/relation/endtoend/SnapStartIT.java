package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.endtoend.kit.TestDevice;
import im.relation.endtoend.lambda.ApiGateway;
import im.relation.endtoend.lambda.LambdaFunction;
import im.relation.endtoend.lambda.LambdaSystem;
import im.relation.endtoend.lambda.SharedLambda;
import im.relation.sdk.Endpoints;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Functions that are told of a snapshot, by the real runtime client: no snapshot is taken, they
/// wait until they may go on.
@Timeout(240)
@ExtendWith(SharedLambda.class)
final class SnapStartIT {

  /// Spring says at this level which of its beans it starts, and so which are started anew.
  private static final Map<String, String> SNAPSHOT =
      Map.of(
          "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
          "LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_CONTEXT_SUPPORT", "debug");

  private final LambdaSystem system;

  SnapStartIT(LambdaSystem system) {
    this.system = system;
  }

  @Test
  void noConnectionIsInASnapshotAndWhatGoesOnFromItAnswers() {
    // Given
    try (var function = system.request("account", SNAPSHOT);
        var gateway = new ApiGateway(path -> function)) {
      function.awaitCheckpoint();
      var primed = function.process().log();
      var inTheSnapshot = function.connections();

      // When
      function.restore().awaitReady();
      var answered = TestDevice.signUp(at(gateway), "restored");

      // Then
      try (answered) {
        assertThat(primed)
            .contains(
                "primed for a snapshot what=\"store\"", "primed for a snapshot what=\"edge\"");
        assertThat(inTheSnapshot).isEmpty();
        assertThat(function.connections()).contains(system.apart().servers().mariaDb().port());
        assertThat(answered.user()).isNotNull();
        assertThat(starts(function, "renewedIds")).isEqualTo(2);
      }
    }
  }

  @Test
  void aKafkaBoundFunctionHasNoProducerInItsSnapshotAndAnotherOneAfterIt() {
    // Given
    try (var function = system.startRecordBound("acceptMessage", SNAPSHOT)) {
      function.awaitCheckpoint();
      var inTheSnapshot = function.connections();

      // When
      function.restore().awaitReady();
      system.bringAllAgain(function);

      // Then
      assertThat(inTheSnapshot).isEmpty();
      assertThat(function.connections()).contains(system.apart().servers().kafka().port());
      assertThat(starts(function, "renewedProducer")).isEqualTo(2);
    }
  }

  /// How often Spring has started a bean: at the start, and each time that it goes on.
  private static long starts(LambdaFunction function, String bean) {
    return Pattern.compile("Successfully started bean '" + bean + "'")
        .matcher(function.process().log())
        .results()
        .count();
  }

  private Endpoints at(ApiGateway gateway) {
    var all = system.endpoints();
    return new Endpoints(gateway.base(), all.socketHost(), all.socketPort(), false, null);
  }
}
