package im.relation.desktop.conversations;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.desktop.base.Reread;
import im.relation.desktop.base.Tasks;
import im.relation.desktop.people.People;
import im.relation.desktop.text.Texts;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.sdk.Conversation;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which conversations there are and which one is open. Confined to the window's thread.
public final class ConversationsViewModel implements AutoCloseable {

  /// Enough for a line of the list.
  private static final int SNIPPET = 200;

  private record Stored(List<Conversation> conversations, Map<ConversationId, String> drafts) {}

  private final ImClient client;
  private final People people;
  private final Subscription names;
  private final Supplier<Texts> texts;
  private final Reread<Stored> reread;
  private final ObservableList<ConversationItem> items = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<ConversationId>> open =
      new SimpleObjectProperty<>(Optional.empty());
  private final LongProperty unread = new SimpleLongProperty();
  private Stored stored;

  /// Reads the list at once.
  public ConversationsViewModel(
      ImClient client, Tasks tasks, People people, Supplier<Texts> texts) {
    this.client = client;
    this.people = people;
    this.texts = texts;
    this.reread = new Reread<>(tasks, this::read, this::show);
    this.stored = read();
    this.names = people.onChange(this::render);
    render();
  }

  /// The direct conversations, the newest message first. Not to be changed by others.
  public ObservableList<ConversationItem> items() {
    return items;
  }

  /// The conversation that is open, if one is.
  public ObjectProperty<Optional<ConversationId>> openProperty() {
    return open;
  }

  /// Unread of all conversations.
  public LongProperty unreadProperty() {
    return unread;
  }

  public void open(ConversationId conversation) {
    open.set(Optional.of(conversation));
  }

  public void leave() {
    open.set(Optional.empty());
  }

  /// Opens the conversation so many rows further; the first where none is open.
  public void step(int rows) {
    if (items.isEmpty()) {
      return;
    }
    int at = open.get().map(this::indexOf).orElse(-1);
    openAt(at < 0 ? 0 : Math.clamp(at + (long) rows, 0, items.size() - 1));
  }

  /// Opens a row of the list; does nothing where there is none.
  public void openAt(int index) {
    if (index >= 0 && index < items.size()) {
      open(items.get(index).id());
    }
  }

  private int indexOf(ConversationId conversation) {
    return items.stream().map(ConversationItem::id).toList().indexOf(conversation);
  }

  public Optional<ConversationItem> find(ConversationId conversation) {
    return items.stream().filter(item -> item.id().equals(conversation)).findFirst();
  }

  /// What the store says may have changed.
  public void refresh() {
    reread.ask();
  }

  /// Learns from what the client tells.
  public void happened(Event event) {
    switch (event) {
      case Event.MessageReceived _ -> refresh();
      case Event.MessageAccepted _ -> refresh();
      case Event.MessageRefused _ -> refresh();
      case Event.CursorMoved _ -> refresh();
      case Event.ConversationChanged _ -> refresh();
      case Event.FriendChanged _ -> refresh();
      case Event.MessageSubmitted _ -> {}
      case Event.NoticeReceived _ -> {}
      case Event.TypingShown _ -> {}
      case Event.PresenceChanged _ -> {}
      case Event.ConnectionChanged _ -> {}
      case Event.SignedOut _ -> {}
    }
  }

  private Stored read() {
    return new Stored(client.conversations().list(), client.drafts().all());
  }

  private void show(Stored read) {
    stored = read;
    render();
  }

  /// Words what was read: again where the language or a name changed.
  public void render() {
    var direct =
        stored.conversations().stream()
            .filter(one -> one.kind() == ConversationKind.CONVERSATION_KIND_DIRECT)
            .toList();
    var next = direct.stream().map(this::item).toList();
    update(next);
    unread.set(direct.stream().mapToLong(Conversation::unread).sum());
    people.watch(
        direct.stream()
            .flatMap(one -> Optional.ofNullable(one.peer()).stream())
            .collect(Collectors.toSet()));
  }

  /// Touches only what changed: each row that is set is drawn anew.
  private void update(List<ConversationItem> next) {
    var order = next.stream().map(ConversationItem::id).toList();
    if (!order.equals(items.stream().map(ConversationItem::id).toList())) {
      items.setAll(next);
      return;
    }
    for (int at = 0; at < next.size(); at++) {
      if (!next.get(at).equals(items.get(at))) {
        items.set(at, next.get(at));
      }
    }
  }

  private ConversationItem item(Conversation conversation) {
    var peer = Optional.ofNullable(conversation.peer()).orElse(client.user());
    var newest = conversation.newestEntry();
    return new ConversationItem(
        conversation.id(),
        people.of(peer),
        people.presenceOf(peer),
        newest.map(entry -> snippet(entry, client.user())).orElse(""),
        stored.drafts().getOrDefault(conversation.id(), ""),
        newest.map(Entry::acceptedAt),
        newest
            .filter(entry -> entry.sender().equals(client.user()) && !entry.text().isEmpty())
            .map(entry -> conversation.tickOf(entry.sequence())),
        conversation.unread(),
        people.types(conversation.id()));
  }

  private String snippet(Entry entry, UserId me) {
    var words = texts.get();
    return switch (entry.content()) {
      case Entry.Content.Text(var text) -> {
        var line = text.substring(0, Math.min(SNIPPET, text.length())).replaceAll("\\s+", " ");
        yield entry.sender().equals(me) ? words.of("list.mine", line) : line;
      }
      case Entry.Content.FriendsSince _ -> words.of("entry.friendsSince");
      case Entry.Content.Notice _ -> "";
      case Entry.Content.Unknown _ -> words.of("entry.unknown");
    };
  }

  @Override
  public void close() {
    names.close();
  }
}
