package im.relation.sdk.internal.socket;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.Hello;
import im.relation.contract.socket.v1.Ping;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Welcome;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One connection from its opening to its end: a virtual thread reads, another writes and pings.
/// Tells its [LinkListener] first `welcomed`, then each frame, then once `ended`, all from the
/// reading thread; where the listener blocks, no more is read. [#send] and [#close] are safe for
/// any thread.
public final class Link {

  /// Frames that wait for the socket, 1,024; a connection that does not take them is ended.
  private static final int MAX_OUTGOING = 1_024;

  /// Pings without an answer after which the server is taken for lost.
  private static final int MAX_MISSED_PONGS = 2;

  private static final int PROTOCOL_VERSION = 1;

  private final Dial dial;
  private final LinkListener listener;
  private final BlockingQueue<ClientFrame> outgoing = new ArrayBlockingQueue<>(MAX_OUTGOING);
  private final AtomicReference<@Nullable Wire> wire = new AtomicReference<>();
  private volatile @Nullable String lostBecause;
  private volatile String accessToken = "";
  private volatile boolean closed;
  private volatile boolean listenerBusy;
  private volatile int unanswered;

  private Link(Dial dial, LinkListener listener) {
    this.dial = dial;
    this.listener = listener;
  }

  /// Opens a connection; what becomes of it is told to the listener.
  public static Link open(Dial dial, LinkListener listener) {
    Link link = new Link(dial, listener);
    Thread.ofVirtual().name("im-link-in").start(link::live);
    return link;
  }

  /// Hands a frame to the socket, without waiting. A connection that cannot take it is ended: the
  /// client is unsure then, connects again, syncs and submits again.
  public void send(ClientFrame frame) {
    if (!closed && !outgoing.offer(frame)) {
      lose("the socket does not drain");
    }
  }

  public void close() {
    lose("closed");
  }

  private void live() {
    Ending ending = new Ending.Lost("closed");
    try {
      ending =
          switch (dial.token().get()) {
            case Dial.Token.Fresh(var token) -> talk(token);
            case Dial.Token.None ignored -> new Ending.NoSession();
            case Dial.Token.Unknown(var reason) -> new Ending.Lost(reason);
          };
    } catch (IOException lost) {
      String reason = lostBecause;
      ending = new Ending.Lost(reason == null ? lost.getClass().getSimpleName() : reason);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      lose("ended");
      listener.ended(this, ending);
    }
  }

  /// The token that Hello was said with; empty before that.
  public String accessToken() {
    return accessToken;
  }

  private Ending talk(String token) throws IOException, InterruptedException {
    accessToken = token;
    try (Wire opened = Wire.open(dial.endpoints(), dial.tls(), dial.timeout())) {
      wire.set(opened);
      if (closed) {
        return new Ending.Lost("closed");
      }
      opened.write(ClientFrame.newBuilder().setHello(hello(token)).build());
      opened.flush();
      ServerFrame first = opened.read();
      if (first.hasGoodbye()) {
        return new Ending.Closed(first.getGoodbye().getCodeValue());
      }
      if (!first.hasWelcome()) {
        return new Ending.Lost("no Welcome");
      }
      opened.waitForFramesWithoutEnd();
      Welcome welcome = first.getWelcome();
      tell(() -> listener.welcomed(this, welcome));
      Thread writer =
          Thread.ofVirtual()
              .name("im-link-out")
              .start(() -> write(opened, Math.max(1, welcome.getHeartbeatMillis())));
      try {
        return read(opened);
      } finally {
        writer.interrupt(); // it may sleep until the next ping
      }
    }
  }

  private Hello hello(String token) {
    return Hello.newBuilder()
        .setProtocolVersion(PROTOCOL_VERSION)
        .setClientName(dial.device().clientName())
        .setClientVersion(dial.device().clientVersion())
        .setAccessToken(token)
        .setDeviceId(dial.deviceId().value())
        .build();
  }

  private Ending read(Wire opened) throws IOException, InterruptedException {
    while (true) {
      ServerFrame frame = opened.read();
      unanswered = 0; // any frame shows that the server lives
      if (frame.hasGoodbye()) {
        return new Ending.Closed(frame.getGoodbye().getCodeValue());
      }
      if (!frame.hasPong()) {
        tell(() -> listener.received(this, frame));
      }
    }
  }

  private interface Telling {
    void run() throws InterruptedException;
  }

  private void tell(Telling telling) throws InterruptedException {
    listenerBusy = true;
    try {
      telling.run();
    } finally {
      listenerBusy = false;
    }
  }

  private void write(Wire opened, long heartbeatMillis) {
    long pingAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(heartbeatMillis);
    long nonce = 0;
    try {
      while (!closed) {
        ClientFrame next = outgoing.poll(pingAt - System.nanoTime(), TimeUnit.NANOSECONDS);
        for (ClientFrame frame = next; frame != null; frame = outgoing.poll()) {
          opened.write(frame);
        }
        if (System.nanoTime() - pingAt >= 0) {
          if (missedTooMany()) {
            return;
          }
          opened.write(ping(nonce++));
          pingAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(heartbeatMillis);
        }
        opened.flush();
      }
    } catch (IOException lost) {
      lose("cannot write");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      lose("stopped");
    }
  }

  /// While our own listener is busy, Pongs may lie unread: then nothing is known about the server.
  @SuppressWarnings(
      "NonAtomicVolatileUpdate") // a lost race with the reader only waits one ping more
  private boolean missedTooMany() {
    if (!listenerBusy && unanswered >= MAX_MISSED_PONGS) {
      lose("no answer to pings");
      return true;
    }
    unanswered++;
    return false;
  }

  private static ClientFrame ping(long nonce) {
    return ClientFrame.newBuilder().setPing(Ping.newBuilder().setNonce(nonce)).build();
  }

  private void lose(String reason) {
    if (lostBecause == null) {
      lostBecause = reason;
    }
    closed = true;
    Wire opened = wire.get();
    if (opened != null) {
      opened.close();
    }
  }
}
