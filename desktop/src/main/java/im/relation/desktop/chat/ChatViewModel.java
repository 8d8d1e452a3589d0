package im.relation.desktop.chat;

import im.relation.contract.socket.v1.TypingState;
import im.relation.desktop.base.Paced;
import im.relation.desktop.base.Serial;
import im.relation.desktop.base.Tasks;
import im.relation.desktop.people.People;
import im.relation.desktop.people.Person;
import im.relation.desktop.people.Presence;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.domain.Problem;
import im.relation.domain.Sequence;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.Result;
import im.relation.sdk.SendState;
import im.relation.sdk.StoreException;
import im.relation.sdk.Subscription;
import im.relation.sdk.Timeline;
import im.relation.sdk.TimelineRow;
import im.relation.sdk.TimelineView;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open conversation. Confined to the window's thread, but for what the timeline tells.
///
/// Messages count as read when they are in sight in a window that has the focus, not before.
public final class ChatViewModel implements AutoCloseable {

  /// What stands over the messages; a value.
  public record Header(Person person, Presence presence, boolean typing, Writing writing) {}

  /// Why a message was not taken.
  public sealed interface Refusal {
    /// By a rule.
    record Rule(Problem problem) implements Refusal {}

    /// The store cannot keep it.
    record Disk(StoreException.Reason reason) implements Refusal {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(ChatViewModel.class);

  /// Between two views: ten in a second follow the fastest chat, and each costs a layout.
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ImClient client;
  private final ConversationId conversation;
  private final Tasks tasks;
  private final Serial serial;
  private final People people;
  private final ZoneId zone;
  private final ObservableList<ChatRow> rows = FXCollections.observableArrayList();
  private final LongProperty below = new SimpleLongProperty();
  private final BooleanProperty focused = new SimpleBooleanProperty();
  private final SimpleObjectProperty<Header> header = new SimpleObjectProperty<>();
  private final Tie tie;
  private final AtomicReference<@Nullable TimelineView> waiting = new AtomicReference<>();
  private final Paced showing;
  private final AtomicReference<@Nullable String> unsaved = new AtomicReference<>();
  private final Timeline timeline;
  private final Subscription names;
  private String draft;
  private Sequence inSight = Sequence.NONE;
  private Sequence read = Sequence.NONE;
  private TimelineView view;
  private boolean bottom;
  private boolean moving;
  private boolean closed;

  /// Reads the rows at once.
  public ChatViewModel(
      ImClient client, ConversationId conversation, Tasks tasks, People people, ZoneId zone) {
    this.client = client;
    this.conversation = conversation;
    this.tasks = tasks;
    this.serial = new Serial(tasks::background);
    this.people = people;
    this.zone = zone;
    this.draft = client.drafts().of(conversation);
    this.tie = new Tie(client, conversation, tasks, this::renderHeader);
    this.view = new TimelineView(java.util.List.of(), false, false, Optional.empty(), 0);
    this.showing = new Paced(tasks.window(), PAUSE, this::drain);
    this.timeline = client.timeline(conversation, this::shown);
    drain();
    renderHeader();
    this.names = people.onChange(this::renderHeader);
    focused.addListener((_, _, _) -> markRead());
  }

  public ConversationId conversation() {
    return conversation;
  }

  /// The rows round the place that is read. Not to be changed by others.
  public ObservableList<ChatRow> rows() {
    return rows;
  }

  /// How many messages came below what is in sight.
  public LongProperty belowProperty() {
    return below;
  }

  public ReadOnlyObjectProperty<Header> headerProperty() {
    return header;
  }

  /// Whether the window has the focus; its view says so.
  public BooleanProperty focusedProperty() {
    return focused;
  }

  /// Whether newer rows are not among [#rows].
  public boolean hasNewer() {
    return view.moreAfter();
  }

  /// What was typed and not sent.
  public String draft() {
    return draft;
  }

  /// Somebody typed: keeps the draft and tells the other one.
  public void typed(String text) {
    if (text.equals(draft)) {
      return;
    }
    draft = text;
    if (unsaved.getAndSet(text) == null) {
      serial.execute(this::saveDraft);
    }
    client
        .presence()
        .typing(
            conversation,
            text.isEmpty() ? TypingState.TYPING_STATE_STOPPED : TypingState.TYPING_STATE_TEXT);
  }

  private void saveDraft() {
    var text = unsaved.getAndSet(null);
    if (text != null) {
      client.drafts().save(conversation, text);
    }
  }

  /// Sends what was typed, without blanks round it.
  ///
  /// @return why it was not taken: the draft then stays
  public Optional<Refusal> send(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      var pending = client.messages().send(conversation, text.strip());
      if (pending.state() instanceof SendState.Refused(var problem)) {
        return Optional.of(new Refusal.Rule(problem));
      }
    } catch (StoreException failed) {
      LOG.atError().setCause(failed).log("a message could not be kept");
      return Optional.of(new Refusal.Disk(failed.reason()));
    }
    typed("");
    newest();
    return Optional.empty();
  }

  /// Tries a failed message again.
  public void retry(ClientMessageId id) {
    serial.execute(
        () -> {
          client.messages().retry(id);
          timeline.refresh();
        });
  }

  /// Deletes a failed message.
  public void discard(ClientMessageId id) {
    serial.execute(
        () -> {
          client.messages().discard(id);
          timeline.refresh();
        });
  }

  /// Asks for more rows before the first one, if there are any and none are on their way.
  public void older() {
    if (view.moreBefore()) {
      more(timeline::older);
    }
  }

  /// Asks for more rows after the last one; like [#older].
  public void newer() {
    if (view.moreAfter()) {
      more(timeline::newer);
    }
  }

  private void more(Runnable move) {
    if (moving) {
      return;
    }
    moving = true;
    serial.execute(
        () -> {
          move.run();
          tasks.window().execute(() -> moving = false);
        });
  }

  /// Goes to the newest message.
  public void newest() {
    bottom = true;
    serial.execute(timeline::newest);
  }

  /// Goes to an entry.
  public void around(Sequence sequence) {
    bottom = false;
    serial.execute(() -> timeline.around(sequence));
  }

  /// Asks for entries that this device does not hold, from the end that the reader comes from.
  public void load(TimelineRow.Hole hole) {
    boolean readingOn = isUnread(hole) && !inSight.isAfter(hole.first());
    var end = readingOn ? Timeline.End.OLDEST : Timeline.End.NEWEST;
    serial.execute(() -> timeline.load(hole, end));
  }

  /// Whether what is missing came after the first unread message: then nobody has seen it, and what
  /// lies behind it is not read by having come into sight.
  public boolean isUnread(TimelineRow.Hole hole) {
    return view.firstUnread().filter(first -> !first.isAfter(hole.last())).isPresent();
  }

  /// What is in sight now; the view says so whenever it changes.
  ///
  /// @param last the newest place in sight
  /// @param atBottom whether the last row is
  public void inSight(Sequence last, boolean atBottom) {
    inSight = last;
    if (atBottom != bottom) {
      bottom = atBottom;
      serial.execute(() -> timeline.atBottom(atBottom));
    }
    markRead();
  }

  /// The newest place in sight.
  public Sequence inSight() {
    return inSight;
  }

  /// Whether the last message is in sight.
  public boolean isAtEnd() {
    return bottom;
  }

  private void markRead() {
    if (focused.get() && inSight.isAfter(read)) {
      read = inSight;
      var upTo = inSight;
      serial.execute(() -> client.receipts().read(conversation, upTo));
    }
  }

  /// Learns from what the client tells.
  public void happened(Event event) {
    tie.happened(event);
  }

  /// Unblocks the other one.
  ///
  /// @param answered is given what the service said
  public void unblock(Consumer<Result<?>> answered) {
    tie.unblock(answered);
  }

  private void renderHeader() {
    if (closed) {
      return;
    }
    header.set(
        new Header(
            people.of(tie.peer()),
            people.presenceOf(tie.peer()),
            people.types(conversation),
            tie.writing()));
  }

  /// Called by whichever thread changed the timeline: the newest view counts.
  private void shown(TimelineView next) {
    waiting.set(next);
    showing.ask();
  }

  private void drain() {
    var next = waiting.getAndSet(null);
    if (next == null || closed) {
      return;
    }
    view = next;
    RowList.update(rows, ChatRows.of(next, client.user(), zone));
    below.set(next.below());
  }

  @Override
  public void close() {
    closed = true;
    names.close();
    serial.execute(
        () -> {
          saveDraft();
          timeline.close();
        });
  }
}
