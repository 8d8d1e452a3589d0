package im.relation.socket;

import com.google.protobuf.ByteString;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which Deliver calls were begun of late. A caller that had no answer in time asks again though
/// the node may have done it, or is about to: without this the frames would be written twice.
/// Thread-safe; keeps a bounded number, the oldest goes first.
final class RecentCalls {

  private final Set<ByteString> calls = new LinkedHashSet<>();
  private final int most;

  RecentCalls(int most) {
    this.most = most;
  }

  /// Whether it is begun now for the first time; an empty id always is.
  synchronized boolean begins(ByteString id) {
    if (id.isEmpty()) {
      return true;
    }
    if (!calls.add(id)) {
      return false;
    }
    if (calls.size() > most) {
      calls.remove(calls.iterator().next());
    }
    return true;
  }
}
