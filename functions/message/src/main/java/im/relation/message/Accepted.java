package im.relation.message;

import im.relation.contract.record.v1.OutcomeRecord;
import im.relation.runtime.BatchResult;
import java.util.List;

/// What accepting a poll gave: outcomes in order, to be published and fanned out, and records that
/// can never be accepted.
public record Accepted(List<OutcomeRecord> outcomes, BatchResult result) {

  public Accepted {
    outcomes = List.copyOf(outcomes);
  }
}
