package im.relation.lambda.records;

import im.relation.runtime.TopicRecord;
import java.util.List;

/// Which records the mapping brings again. `aws-lambda-java-events` has no type for it.
record BatchAnswer(List<Failure> batchItemFailures) {

  record Failure(Place itemIdentifier) {}

  /// @param partition `topic-partition`
  record Place(String partition, long offset) {}

  /// All of these: the first that failed and each later one of its partition, or a later one would
  /// overtake it.
  static BatchAnswer failed(List<TopicRecord> records) {
    return new BatchAnswer(
        records.stream()
            .map(
                record ->
                    new Failure(
                        new Place(record.topic() + "-" + record.partition(), record.offset())))
            .toList());
  }
}
