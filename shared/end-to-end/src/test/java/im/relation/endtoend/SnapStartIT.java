package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.endtoend.kit.Database;
import im.relation.endtoend.kit.TestDevice;
import im.relation.endtoend.lambda.ApiGateway;
import im.relation.endtoend.lambda.LambdaSystem;
import im.relation.endtoend.lambda.SharedLambda;
import im.relation.sdk.Endpoints;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A function that is told of a snapshot, by the real runtime client: no snapshot is taken, it
/// waits until it may go on.
@ExtendWith(SharedLambda.class)
final class SnapStartIT {

  /// The function's own, so that its connections can be told from others.
  private static final String USER = "snapshot";

  private final LambdaSystem system;
  private final Database database;

  SnapStartIT(LambdaSystem system) throws Exception {
    this.system = system;
    this.database = new Database(system.apart().servers().mariaDb());
  }

  @BeforeEach
  void makeUser() throws Exception {
    database.execute("CREATE USER '" + USER + "'@'%' IDENTIFIED BY 'secret'");
    database.execute("GRANT ALL ON im.* TO '" + USER + "'@'%'");
  }

  @AfterEach
  void dropUser() throws Exception {
    database.execute("DROP USER '" + USER + "'@'%'");
    database.close();
  }

  @Test
  void noConnectionIsInASnapshotAndWhatGoesOnFromItAnswers() throws Exception {
    // Given
    var environment =
        Map.of(
            "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
            "SPRING_DATASOURCE_USERNAME", USER,
            "SPRING_DATASOURCE_PASSWORD", "secret");
    try (var function = system.request("account", environment);
        var gateway = new ApiGateway(path -> function)) {
      function.awaitCheckpoint();
      var primed = function.process().log();
      long inTheSnapshot = connections();

      // When
      function.restore().awaitReady();
      var answered = TestDevice.signUp(at(gateway), "restored");

      // Then
      try (answered) {
        assertThat(primed)
            .contains(
                "primed for a snapshot what=\"store\"", "primed for a snapshot what=\"edge\"");
        assertThat(inTheSnapshot).isZero();
        assertThat(connections()).isPositive();
        assertThat(answered.user()).isNotNull();
      }
    }
  }

  private Endpoints at(ApiGateway gateway) {
    var all = system.endpoints();
    return new Endpoints(gateway.base(), all.socketHost(), all.socketPort(), false, null);
  }

  private long connections() throws Exception {
    return database.first(
        "SELECT COUNT(*) FROM information_schema.processlist WHERE user = '" + USER + "' AND ? = 0",
        0,
        row -> row.getLong(1));
  }
}
