package im.relation.lambda.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.backplane.Catalog;
import im.relation.backplane.trace.Tracing;
import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import im.relation.runtime.TransientFailure;
import im.relation.runtime.kafka.DeadLetters;
import im.relation.runtime.kafka.RecordSender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class WorkOnRecordsTest {

  private static final String TWO_PARTITIONS =
      """
      {"eventSource": "aws:kafka", "records": {
        "cursor-reported-3": [
          {"topic": "cursor-reported", "partition": 3, "offset": 7, "timestamp": 5,
           "timestampType": "CREATE_TIME", "key": "AAE=", "value": "AgM=", "headers": []},
          {"topic": "cursor-reported", "partition": 3, "offset": 8, "timestamp": 6}],
        "cursor-reported-4": [
          {"topic": "cursor-reported", "partition": 4, "offset": 1, "timestamp": 5}]}}
      """;

  private final List<RecordBatch> seen = new ArrayList<>();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  @Test
  void givesTheFunctionAllRecordsAtOnceInTheOrderOfEachPartition() {
    // When
    var answer = work(batch -> BatchResult.DONE, TWO_PARTITIONS);

    // Then
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(seen).hasSize(1);
    var records = seen.getFirst().records();
    assertThat(records).extracting(record -> record.offset()).containsExactly(7L, 8L, 1L);
    assertThat(records.getFirst().key()).containsExactly(0, 1);
    assertThat(records.getFirst().value()).containsExactly(2, 3);
    assertThat(records.get(1).value()).isEmpty();
  }

  @Test
  void reportsEveryRecordOfThePartitionThatFailsAndNoneOfTheOther() {
    // When
    var answer =
        work(
            batch -> {
              if (batch.records().stream().anyMatch(record -> record.partition() == 3)) {
                throw new IllegalStateException("a record that breaks the function");
              }
              return BatchResult.DONE;
            },
            TWO_PARTITIONS);

    // Then
    assertThat(answer)
        .isEqualTo(
            "{\"batchItemFailures\":["
                + "{\"itemIdentifier\":{\"partition\":\"cursor-reported-3\",\"offset\":7}},"
                + "{\"itemIdentifier\":{\"partition\":\"cursor-reported-3\",\"offset\":8}}]}");
    assertThat(seen).hasSize(3);
  }

  @Test
  void reportsAllOfThemAtOnceWhereAStoreIsAway() {
    // When
    var answer =
        work(
            batch -> {
              throw new TransientFailure("the database is away", new RuntimeException());
            },
            TWO_PARTITIONS);

    // Then
    assertThat(answer).contains("\"offset\":7", "\"offset\":8", "\"offset\":1}");
    assertThat(seen).hasSize(1);
  }

  @Test
  void putsADeadLetterAsideAndHoldsNobodyUp() {
    // When
    var answer =
        work(
            batch ->
                new BatchResult(
                    List.of(new BatchResult.DeadLetter(batch.records().get(1), "unreadable"))),
            TWO_PARTITIONS);

    // Then
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(producer.history()).hasSize(1);
    assertThat(producer.history().getFirst().topic()).isEqualTo("cursor-reported.dead");
  }

  @Test
  void saysNothingOfWhatWasInAnEventThatIsNoBatch() {
    assertThatThrownBy(() -> work(batch -> BatchResult.DONE, "{\"records\": \"between us\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("between us")
        .hasNoCause();
  }

  private String work(KafkaBound function, String event) {
    KafkaBound recorded =
        batch -> {
          seen.add(batch);
          return function.apply(batch);
        };
    var letters =
        new DeadLetters(new RecordSender(producer), Catalog.load(), new SimpleMeterRegistry());
    var answer =
        new WorkOnRecords("advanceCursor", recorded, letters, Tracing.OFF)
            .apply(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    return new String(answer, StandardCharsets.UTF_8);
  }
}
