package im.relation.tools.bench;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.Ping;
import im.relation.tools.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/// Many connections that do nothing but live: one thread pings and reads for all. Thread-safe.
final class Crowd implements AutoCloseable {

  /// Connects at once: more only wait for one another.
  private static final int AT_ONCE = 16;

  /// Pongs and hints: a crowd of thousands shares this machine with its server.
  private static final int READ_BYTES = 256;

  private static final long TICK_MILLIS = 50;

  private final Target target;
  private final Optional<SSLContext> tls;
  private final Selector selector;
  private final Set<HeldSocket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger lost = new AtomicInteger();
  private final Thread reading;
  private volatile boolean stopped;

  /// @param tls whom to trust; empty for plain connections
  Crowd(Target target, Optional<SSLContext> tls) throws IOException {
    this.target = target;
    this.tls = tls;
    this.selector = Selector.open();
    this.reading = Thread.ofPlatform().name("bench-crowd").daemon().start(this::read);
  }

  /// Connects one; blocks until Welcome.
  void connect(Person person) throws IOException {
    if (tls.isPresent()) {
      open.add(TlsSocket.open(tls.get(), target, person));
      return;
    }
    var socket = FrameSocket.open(target, person, READ_BYTES);
    open.add(socket);
    selector.wakeup();
    socket.register(selector, socket);
  }

  /// Connects all, and returns when all are welcome.
  ///
  /// @throws BenchException where one is not
  void connect(List<Person> people, IntConsumer progress) throws InterruptedException {
    var next = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var workers =
          IntStream.range(0, AT_ONCE).mapToObj(n -> threads.submit(() -> work(people, next)));
      for (Future<?> worker : workers.toList()) {
        while (!worker.isDone()) {
          progress.accept(Math.min(next.get(), people.size() - 1));
          TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        }
        worker.get();
      }
      progress.accept(people.size());
    } catch (ExecutionException e) {
      throw new BenchException("A connection of the crowd: " + e.getCause());
    }
  }

  private Void work(List<Person> people, AtomicInteger next) throws IOException {
    for (int i = next.getAndIncrement(); i < people.size(); i = next.getAndIncrement()) {
      connect(people.get(i));
    }
    return null;
  }

  int size() {
    return open.size();
  }

  /// Connections that the server ended.
  int lost() {
    return lost.get();
  }

  /// Breaks all at once, without a word.
  void drop() {
    for (var socket : List.copyOf(open)) {
      open.remove(socket);
      socket.close();
    }
  }

  private void read() {
    long pingAt = System.nanoTime();
    try {
      while (!stopped) {
        selector.select(this::ready, TICK_MILLIS);
        if (System.nanoTime() - pingAt >= 0) {
          pingAt = System.nanoTime() + ping();
        }
      }
    } catch (IOException e) {
      lost.addAndGet(open.size());
    }
  }

  /// Gives when to ping again: after half of what the server asks for.
  private long ping() {
    long every = TimeUnit.SECONDS.toNanos(1);
    var frame = ClientFrame.newBuilder().setPing(Ping.newBuilder().setNonce(1)).build();
    for (var socket : open) {
      every = TimeUnit.MILLISECONDS.toNanos(socket.welcome().getHeartbeatMillis() / 2);
      try {
        socket.send(frame);
      } catch (IOException e) {
        gone(socket);
      }
    }
    return every;
  }

  private void ready(SelectionKey key) {
    var socket = (FrameSocket) key.attachment();
    try {
      if (key.isWritable()) {
        socket.drain();
      }
      socket.read(Crowd::ignore);
    } catch (IOException e) {
      key.cancel();
      gone(socket);
    }
  }

  private static void ignore(ByteBuffer frame, long readNanos) {
    // Pongs, hints: it only lives.
  }

  private void gone(HeldSocket socket) {
    if (open.remove(socket)) {
      lost.incrementAndGet();
    }
    socket.close();
  }

  @Override
  public void close() {
    stopped = true;
    drop();
    selector.wakeup();
    try {
      reading.join();
      selector.close();
    } catch (IOException e) {
      // it is gone either way
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
