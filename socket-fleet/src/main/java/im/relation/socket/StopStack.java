package im.relation.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has to be stopped, last started first; one that fails does not keep the others running.
final class StopStack {

  private static final Logger log = LoggerFactory.getLogger(StopStack.class);

  private final Deque<Runnable> stops = new ArrayDeque<>();

  synchronized void push(Runnable stop) {
    stops.push(stop);
  }

  synchronized void run() {
    while (!stops.isEmpty()) {
      try {
        stops.pop().run();
      } catch (RuntimeException e) {
        log.atWarn().setCause(e).log("a part of the node did not stop cleanly");
      }
    }
  }
}
