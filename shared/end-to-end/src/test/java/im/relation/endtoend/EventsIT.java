package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.endtoend.kit.Database;
import im.relation.endtoend.lambda.LambdaSystem;
import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.Test;

/// Over ElasticMQ in this process; and what a schedule and S3 start, for which there is no server.
final class EventsIT extends EventsContract {

  private static final String STORED =
      """
      {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": {
        "bucket": {"name": "uploads"}, "object": {"key": "between-us", "size": 1}}}]}
      """;

  private static final String LEFT =
      "SELECT COUNT(*) FROM sign_in_failure WHERE last_failed_at_millis = ?";

  private final SQSRestServer server =
      SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();

  EventsIT(LambdaSystem system) {
    super(system);
  }

  @Override
  URI startSqs() {
    return URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  }

  @Override
  void stopSqs() {
    server.stopAndWait();
  }

  @Test
  void aSchedulesTurnSweepsWhatHasOutlivedItsTimeAndS3StartsNothing() throws Exception {
    // Given
    try (var sweepExpired = system().startEventBound("sweepExpired");
        var database = new Database(system().apart().servers().mariaDb())) {
      database.execute("INSERT INTO sign_in_failure VALUES (REPEAT('x', 32), 1, 0)");
      sweepExpired.awaitReady();

      // When
      var answer = sweepExpired.call("{\"id\": \"1\", \"time\": \"2026-12-01T10:00:00Z\"}");

      // Then
      assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
      int left = database.first(LEFT, 0, row -> row.getInt(1));
      assertThat(left).isZero();
      assertThatThrownBy(() -> sweepExpired.call(STORED))
          .hasMessageContaining("sweepExpired did not do it")
          .hasMessageNotContaining("between-us");
    }
  }
}
