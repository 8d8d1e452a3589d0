package im.relation.runtime.outbox;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Splits rows into rounds that are sent one after the other, with at most one row of a key in
/// each: a record whose sending failed can then never be overtaken by a later one of its key.
final class RelayRounds {

  private record Lane(String topic, ByteBuffer key) {}

  private RelayRounds() {}

  /// @param rows by ascending id
  static List<List<OutboxRow>> of(List<OutboxRow> rows) {
    Map<Lane, Integer> nextRound = new HashMap<>();
    List<List<OutboxRow>> rounds = new ArrayList<>();
    for (OutboxRow row : rows) {
      var lane = new Lane(row.topic(), ByteBuffer.wrap(row.key()));
      int round = nextRound.merge(lane, 1, Integer::sum) - 1;
      if (round == rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round).add(row);
    }
    return rounds;
  }
}
