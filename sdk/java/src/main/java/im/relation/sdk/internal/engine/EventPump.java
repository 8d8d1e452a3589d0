package im.relation.sdk.internal.engine;

import im.relation.sdk.Event;
import im.relation.sdk.Subscription;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands events to listeners, one after another, on one virtual thread. A listener that throws is
/// logged and told the next event all the same. A listener that is slow fills the queue, then stops
/// the engine and with it the reading of the socket: nothing is lost and nothing grows.
public final class EventPump {

  /// Events that may wait for listeners, 10,000.
  private static final int CAPACITY = 10_000;

  private static final Logger log = LoggerFactory.getLogger(EventPump.class);

  /// One subscription: told apart by identity, so that a listener may be added twice.
  private static final class Listening {
    private final Consumer<? super Event> listener;

    Listening(Consumer<? super Event> listener) {
      this.listener = listener;
    }
  }

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(CAPACITY);
  private final List<Listening> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofVirtual().name("im-events").unstarted(this::pump);

  public void start() {
    thread.start();
  }

  public Subscription listen(Consumer<? super Event> listener) {
    Listening own = new Listening(listener);
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  void put(Event event) throws InterruptedException {
    events.put(event);
  }

  Thread thread() {
    return thread;
  }

  private void pump() {
    try {
      while (true) {
        Event event = events.take();
        listeners.forEach(one -> tell(one.listener, event));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(Consumer<? super Event> listener, Event event) {
    try {
      listener.accept(event);
    } catch (RuntimeException | Error broken) {
      log.atError()
          .addKeyValue("event", event.getClass().getSimpleName())
          .setCause(broken)
          .log("a listener failed");
    }
  }
}
