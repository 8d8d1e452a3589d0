package im.relation.runtime;

import java.util.List;

/// The records of one poll, in the order of each partition.
public record RecordBatch(List<TopicRecord> records) {

  public RecordBatch {
    records = List.copyOf(records);
  }
}
