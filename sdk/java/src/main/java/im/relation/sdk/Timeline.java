package im.relation.sdk;

import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.TimelineRow.Loading;
import im.relation.sdk.internal.store.ConversationRow;
import im.relation.sdk.internal.store.ConversationSql;
import im.relation.sdk.internal.store.EntrySql;
import im.relation.sdk.internal.store.Store;
import im.relation.sdk.internal.store.Tx;
import im.relation.sdk.internal.timeline.TimelineReader;
import im.relation.sdk.internal.timeline.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/// One conversation as a window shows it: rows round a place in the log, over the local store, with
/// no window system in it. Each change is read from the store and told as a [TimelineView].
///
/// At most 300 rows of the log, and the sends that wait. What comes never moves a reader who
/// scrolled up: the window then ends where it ended, and [TimelineView#below] counts. Safe for any
/// thread; nothing here waits for the network.
public final class Timeline implements AutoCloseable {

  /// Which end of a hole is read on from.
  public enum End {
    OLDEST,
    NEWEST
  }

  private final Store store;
  private final UserId me;
  private final ConversationId conversation;
  private final BiPredicate<TimelineRow.Hole, End> service;
  private final Consumer<? super TimelineView> shown;
  private final TimelineReader reader;
  private final Map<Long, Loading> loading = new HashMap<>();
  private Subscription events = () -> {};
  private Window window = new Window(1, Window.OPEN);
  private Optional<Sequence> firstUnread = Optional.empty();
  private long seen;
  private boolean atBottom;

  /// Not before the conversation is known of.
  private boolean placed;

  private boolean closed;

  /// @param service stores a page of what is missing; false where it could not be asked
  Timeline(
      Store store,
      UserId me,
      ConversationId conversation,
      BiPredicate<TimelineRow.Hole, End> service,
      Consumer<? super TimelineView> shown) {
    this.store = store;
    this.me = me;
    this.conversation = conversation;
    this.service = service;
    this.shown = shown;
    this.reader = new TimelineReader(me);
  }

  Timeline listening(ImClient client) {
    events = client.listen(this::happened);
    firstUnread();
    return this;
  }

  /// Places the window at the first unread entry; at the newest where none is.
  public synchronized void firstUnread() {
    show(this::atFirstUnread);
  }

  private Window atFirstUnread(Tx tx, ConversationRow row) {
    seen = Math.max(row.read(), row.firstReadable() - 1);
    firstUnread = firstUnseen(tx, row, seen);
    atBottom = firstUnread.isEmpty();
    return firstUnread
        .map(sequence -> Window.around(tx, row, sequence.value()))
        .orElseGet(() -> Window.newest(tx, row));
  }

  /// The first place after another one that is missing or holds something countable by others.
  private Optional<Sequence> firstUnseen(Tx tx, ConversationRow row, long after) {
    var held = EntrySql.firstCountable(tx, row.id(), after, me);
    long upTo = held.map(Sequence::value).orElse(row.top());
    return ConversationSql.holes(tx, row.id(), after + 1, upTo).stream()
        .findFirst()
        .map(hole -> new Sequence(Math.max(hole.from(), after + 1)))
        .or(() -> held);
  }

  /// Places the window at the newest entry, which is in sight then.
  public synchronized void newest() {
    show(
        (tx, row) -> {
          atBottom = true;
          return Window.newest(tx, row);
        });
  }

  /// Places the window round an entry, or the hole that it lies in.
  public synchronized void around(Sequence sequence) {
    show(
        (tx, row) -> {
          atBottom = false;
          return Window.around(tx, row, sequence.value());
        });
  }

  /// Some more rows before the first one; the last ones go where there are too many.
  public synchronized void older() {
    show(
        (tx, row) -> {
          var more = window.older(tx, row);
          return more.withoutLast(reader.logged(tx, row, more, this::loadingOf));
        });
  }

  /// Some more rows after the last one; the first ones go where there are too many.
  public synchronized void newer() {
    show(
        (tx, row) -> {
          var more = window.newer(tx, row);
          return more.withoutFirst(reader.logged(tx, row, more, this::loadingOf));
        });
  }

  /// Whether the last row is in sight; the window system says so whenever that changes.
  public synchronized void atBottom(boolean isInSight) {
    show(
        (tx, row) -> {
          atBottom = isInSight;
          return window;
        });
  }

  /// Reads again: for what no event tells, a send that was just queued, retried or discarded.
  public synchronized void refresh() {
    show((tx, row) -> window);
  }

  /// Asks the service for a page of what is missing, from one end of the hole on.
  public void load(TimelineRow.Hole hole, End end) {
    synchronized (this) {
      if (closed || loadingOf(hole.first().value()) == Loading.RUNNING) {
        return;
      }
      loading.put(hole.first().value(), Loading.RUNNING);
      refresh();
    }
    var _ = Thread.ofVirtual().name("im-timeline").start(() -> loaded(hole, end));
  }

  private void loaded(TimelineRow.Hole hole, End end) {
    boolean came = false;
    try {
      came = service.test(hole, end);
    } finally {
      synchronized (this) {
        if (came) {
          loading.remove(hole.first().value());
        } else {
          loading.put(hole.first().value(), Loading.FAILED);
        }
        refresh();
      }
    }
  }

  private Loading loadingOf(long first) {
    return loading.getOrDefault(first, Loading.IDLE);
  }

  private void happened(Event event) {
    var touched =
        switch (event) {
          case Event.MessageReceived(var entry, var _) -> entry.conversation();
          case Event.NoticeReceived(var entry, var _, var _) -> entry.conversation();
          case Event.MessageAccepted(var _, var entry) -> entry.conversation();
          case Event.MessageSubmitted(var in, var _) -> in;
          case Event.MessageRefused(var in, var _, var _, var _) -> in;
          case Event.CursorMoved(var in, var _, var _, var _) -> in;
          case Event.ConversationChanged(var in) -> in;
          case Event.FriendChanged _ -> null;
          case Event.TypingShown _ -> null;
          case Event.PresenceChanged _ -> null;
          case Event.ConnectionChanged _ -> null;
          case Event.SignedOut _ -> null;
        };
    if (conversation.equals(touched)) {
      refresh();
    }
  }

  /// Gives the window that is to be shown.
  private interface Move {
    Window move(Tx tx, ConversationRow row);
  }

  private void show(Move move) {
    if (closed) {
      return;
    }
    shown.accept(
        store.read(
            tx ->
                ConversationSql.find(tx, conversation.value())
                    .map(row -> view(tx, row, move))
                    .orElseGet(() -> view(reader.outgoing(tx, conversation.value())))));
  }

  /// Of a conversation that this device has not heard of yet.
  private static TimelineView view(List<TimelineRow.Outgoing> sends) {
    return new TimelineView(List.copyOf(sends), false, false, Optional.empty(), 0);
  }

  private TimelineView view(Tx tx, ConversationRow row, Move move) {
    window = (placed ? move.move(tx, row) : atFirstUnread(tx, row)).joined(tx, row);
    placed = true;
    // What was missing may have turned out to hold nothing that counts.
    firstUnread = firstUnread.flatMap(at -> firstUnseen(tx, row, at.value() - 1));
    var logged = reader.logged(tx, row, window, this::loadingOf);
    if (logged.size() > Window.MOST) {
      window = atBottom ? window.withoutFirst(logged) : window.withoutLast(logged);
      logged = reader.logged(tx, row, window, this::loadingOf);
    }
    if (window.isOpen() && atBottom) {
      seen = Math.max(seen, row.top());
    }
    var rows = new ArrayList<TimelineRow>(logged);
    if (window.isOpen()) {
      rows.addAll(reader.outgoing(tx, row.id()));
    }
    return new TimelineView(
        rows,
        window.from() > row.firstReadable(),
        !window.isOpen(),
        firstUnread,
        EntrySql.countable(tx, row.id(), seen, me));
  }

  @Override
  public synchronized void close() {
    closed = true;
    events.close();
  }
}
