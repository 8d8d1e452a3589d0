package im.relation.sdk.internal.engine;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Welcome;
import im.relation.domain.UserId;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.EndReason;
import im.relation.sdk.Event;
import im.relation.sdk.internal.socket.Ending;
import im.relation.sdk.internal.socket.Link;
import im.relation.sdk.internal.socket.LinkListener;
import im.relation.sdk.internal.store.Store.Outlives;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread of a client. A turn takes what arrived, changes the store in one transaction, and
/// after the commit sends frames, completes futures and tells events, in that order. Public methods
/// are safe for any thread and never wait for the engine, but for [#close].
public final class Engine implements LinkListener, AutoCloseable {

  /// Tasks in one turn, 256: one commit for many frames, and none held for long.
  private static final int TURN_TASKS = 256;

  /// Longest sleep between turns, 1 min.
  private static final long MAX_WAIT_MILLIS = 60_000;

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Engine.class);

  private final Parts parts;
  private final Mailbox mailbox;
  private final EventPump pump;
  private final Session session;
  private final FrameReader frames;
  private final Thread thread = Thread.ofVirtual().name("im-engine").unstarted(this::run);
  private final TypingPace typingPace = new TypingPace();
  private volatile boolean closed;
  private volatile boolean damaged;

  public Engine(Parts parts) {
    this.parts = parts;
    this.mailbox = parts.mailbox();
    this.pump = parts.pump();
    this.session = new Session(parts, this);
    this.frames = new FrameReader(parts);
    parts.functions().whenSessionEnds(this::sessionEnded);
    parts.store().onDamage(this::storeDamaged);
  }

  public void start() {
    pump.start();
    thread.start();
  }

  /// Asks for a connection, or for none.
  public void want(boolean connection) {
    session.want(connection);
    mailbox.nudge();
  }

  /// Ends the client because it signed out itself.
  public void signedOut() {
    session.endLater(new EndReason.SignedOut());
    mailbox.nudge();
  }

  private void sessionEnded() {
    session.endLater(new EndReason.SessionEnded());
    mailbox.nudge();
  }

  private void storeDamaged() {
    damaged = true;
    mailbox.nudge();
  }

  /// Sends a Typing frame unless the same was sent within 500 ms; lost where not connected.
  public void typing(ClientFrame typing) {
    if (typingPace.mayGo(typing.getTyping(), now())) {
      session.sendNow(typing);
    }
  }

  /// Whose presence is to be pushed, now and after each reconnect.
  public void subscribe(List<UserId> users) {
    session.subscribe(users);
  }

  public ConnectionState state() {
    return session.state();
  }

  /// The caller's cursor in a conversation moved; it stands in the store.
  public void cursorMoved(long conversation) {
    parts.receipts().moved(conversation);
    mailbox.nudge();
  }

  @Override
  public void welcomed(Link link, Welcome welcome) throws InterruptedException {
    mailbox.put(turn -> session.welcomed(turn, link, welcome));
  }

  @Override
  public void received(Link link, ServerFrame frame) throws InterruptedException {
    mailbox.put(
        turn -> {
          if (session.isCurrent(link)) {
            frames.read(turn, frame, session);
          }
        });
  }

  @Override
  public void ended(Link link, Ending ending) {
    try {
      mailbox.put(turn -> session.linkEnded(turn, link, ending));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed && !damaged) {
        List<Task> tasks = mailbox.take(waitMillis(), TURN_TASKS);
        try {
          finish(parts.store().write(Outlives.PROCESS, tx -> turn(new Turn(tx, now()), tasks)));
        } catch (RuntimeException failed) {
          if (closed) {
            return; // the store may be closed under a last turn
          }
          // the disk, or a mistake of ours: nothing of the turn is kept, so all of it is asked
          // again
          log.atError().setCause(failed).log("a turn failed");
          for (Event event : session.startOver(now())) {
            pump.put(event);
          }
        }
      }
      if (!closed) {
        // what is not stored must not be told of: nothing goes on but the news of it
        mailbox.close();
        for (Event event : session.storeDamaged()) {
          pump.put(event);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Turn turn(Turn turn, List<Task> tasks) {
    session.followWishes(turn);
    tasks.forEach(task -> task.run(turn));
    parts.submissions().wake();
    session.tick(turn);
    parts.submissions().feed(turn);
    parts.receipts().feed(turn);
    return turn;
  }

  private void finish(Turn turn) throws InterruptedException {
    turn.frames().forEach(session::sendNow);
    turn.later().forEach(Runnable::run);
    for (Event event : turn.events()) {
      pump.put(event);
    }
  }

  private long now() {
    return parts.clock().millis();
  }

  private long waitMillis() {
    long next =
        Stream.of(
                session.nextAt(),
                parts.submissions().nextRetryAt(),
                parts.receipts().nextAt(),
                parts.catchUp().nextAt())
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .min()
            .orElse(Long.MAX_VALUE);
    long now = now();
    return next <= now ? 0 : Math.min(next - now, MAX_WAIT_MILLIS);
  }

  /// Stops the threads; the store may be closed after it. Waits for them, but not where one of them
  /// (a listener) calls.
  @Override
  public void close() {
    closed = true;
    mailbox.close();
    thread.interrupt();
    join(thread);
    session.close();
    pump.thread().interrupt();
    join(pump.thread());
  }

  private static void join(Thread mine) {
    if (mine == Thread.currentThread() || mine.getState() == Thread.State.NEW) {
      return;
    }
    try {
      mine.join(CLOSE_WAIT);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
