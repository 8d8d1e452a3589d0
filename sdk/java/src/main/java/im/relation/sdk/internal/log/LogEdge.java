package im.relation.sdk.internal.log;

import im.relation.contract.message.v1.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The live end of one log: all up to `top` has been told; what came too early waits until the gap
/// before it is filled. Gives entries in the order of their sequences, each once.
///
/// Confined to the engine's thread.
public final class LogEdge {

  /// Entries that may wait, 1,000; what does not fit is pulled after the gap.
  static final int MAX_WAITING = 1_000;

  private final TreeMap<Long, Entry> waiting = new TreeMap<>();
  private long top;
  private long seen;

  public LogEdge(long top) {
    this.top = top;
    this.seen = top;
  }

  /// All up to here has been told.
  public long top() {
    return top;
  }

  /// The greatest sequence that was met.
  public long seen() {
    return seen;
  }

  /// Whether entries are known of that cannot be told yet.
  public boolean hasGap() {
    return seen > top;
  }

  /// An entry arrived.
  ///
  /// @return what can be told now, ascending; empty for one that was told before or is too early
  public List<Entry> offer(Entry entry) {
    long sequence = entry.getSequence();
    if (sequence <= top) {
      return List.of();
    }
    seen = Math.max(seen, sequence);
    if (waiting.size() < MAX_WAITING || sequence == top + 1) {
      waiting.putIfAbsent(sequence, entry);
    }
    return drain();
  }

  /// A page arrived that answers for everything after `after` up to `upTo`, whatever it holds: a
  /// sequence without a row there is not to be waited for.
  public List<Entry> cover(List<Entry> page, long after, long upTo) {
    if (after > top || upTo <= top) {
      return List.of();
    }
    for (Entry entry : page) {
      if (entry.getSequence() > top) {
        waiting.put(entry.getSequence(), entry);
      }
    }
    List<Entry> told = new ArrayList<>(waiting.headMap(upTo, true).values());
    waiting.headMap(upTo, true).clear();
    top = upTo;
    seen = Math.max(seen, top);
    told.addAll(drain());
    return told;
  }

  /// Gives up on what lies between `top` and the first entry that waits, or `upTo` where none does.
  public List<Entry> skipTo(long upTo) {
    long before = waiting.isEmpty() ? upTo : Math.min(upTo, waiting.firstKey() - 1);
    return cover(List.of(), top, before);
  }

  private List<Entry> drain() {
    List<Entry> told = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.firstKey() == top + 1) {
      told.add(waiting.pollFirstEntry().getValue());
      top++;
    }
    return told;
  }
}
