package im.relation.desktop.notify;

import im.relation.desktop.base.Preferences;
import im.relation.desktop.people.People;
import im.relation.desktop.text.Texts;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Decides what is worth a notification: what others write right now, in a conversation that is not
/// being read; one notification for each conversation. What is read, here or on another device, is
/// taken away. Confined to the window's thread.
public final class Notifications implements AutoCloseable {

  private static final int LONGEST = 180;

  private final Notifier notifier;
  private final Preferences preferences;
  private final People people;
  private final Supplier<Texts> texts;
  private final Predicate<ConversationId> isRead;
  private final Consumer<ConversationId> open;
  private final Map<ConversationId, Shown> shown = new HashMap<>();

  /// @param last the newest message that it tells of
  private record Shown(int count, Sequence last) {}

  /// What is notified of, and what becomes of it.
  ///
  /// @param isRead whether a conversation is in sight in a window that has the focus
  /// @param open opens a conversation, called on any thread
  public record Host(Predicate<ConversationId> isRead, Consumer<ConversationId> open) {}

  /// Of one account.
  public Notifications(
      Notifier notifier, Preferences preferences, People people, Supplier<Texts> texts, Host host) {
    this.notifier = notifier;
    this.preferences = preferences;
    this.people = people;
    this.texts = texts;
    this.isRead = host.isRead();
    this.open = host.open();
  }

  /// Learns from what the client tells.
  public void happened(Event event, UserId me) {
    if (event instanceof Event.CursorMoved(var conversation, var user, var read, var _)
        && user.equals(me)
        && shown.containsKey(conversation)
        && !shown.get(conversation).last().isAfter(read)) {
      read(conversation);
    }
    if (event instanceof Event.MessageReceived(var entry, var live)
        && live
        && entry.countable()
        && !entry.sender().equals(me)
        && preferences.notifications()
        && !isRead.test(entry.conversation())) {
      show(entry);
    }
  }

  private void show(Entry entry) {
    var conversation = entry.conversation();
    var before = shown.get(conversation);
    int count = before == null ? 1 : before.count() + 1;
    shown.put(conversation, new Shown(count, entry.sequence()));
    var name = people.of(entry.sender()).name();
    var text = entry.text();
    notifier.show(
        conversation.toString(),
        count == 1 ? name : texts.get().of("notify.title", name, count),
        preferences.notificationText()
            ? text.substring(0, Math.min(LONGEST, text.length()))
            : texts.get().of("notify.hidden"),
        () -> open.accept(conversation));
  }

  /// The conversation is read now.
  public void read(ConversationId conversation) {
    if (shown.remove(conversation) != null) {
      notifier.hide(conversation.toString());
    }
  }

  /// The account is left: takes all of its notifications away.
  @Override
  public void close() {
    Set.copyOf(shown.keySet()).forEach(this::read);
  }
}
