package im.relation.sdk.internal.engine;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.sdk.Event;
import im.relation.sdk.internal.store.Tx;
import java.util.ArrayList;
import java.util.List;

/// One turn of the engine: a transaction, and what is to happen once it is committed.
final class Turn {

  private final Tx tx;
  private final long nowMillis;
  private final List<ClientFrame> frames = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();

  Turn(Tx tx, long nowMillis) {
    this.tx = tx;
    this.nowMillis = nowMillis;
  }

  Tx tx() {
    return tx;
  }

  /// Epoch milliseconds when the turn began.
  long nowMillis() {
    return nowMillis;
  }

  void send(ClientFrame frame) {
    frames.add(frame);
  }

  void tell(Event event) {
    events.add(event);
  }

  /// Runs after the commit, before the events are told; must not block.
  void afterCommit(Runnable work) {
    later.add(work);
  }

  List<ClientFrame> frames() {
    return frames;
  }

  List<Event> events() {
    return events;
  }

  List<Runnable> later() {
    return later;
  }
}
