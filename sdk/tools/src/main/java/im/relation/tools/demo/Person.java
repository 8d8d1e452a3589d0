package im.relation.tools.demo;

import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.domain.ConversationId;
import im.relation.domain.ProblemCode;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.Conversation;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.PendingMessage;
import im.relation.sdk.SendState;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// One person on one device, and everything that this device was told.
final class Person {

  private final String name;
  private final DeviceType type;
  private final ImClient client;
  private final Stage stage;
  private final List<Event> events = new CopyOnWriteArrayList<>();

  Person(String name, DeviceType type, ImClient client, Stage stage) {
    this.name = name;
    this.type = type;
    this.client = client;
    this.stage = stage;
    var _ = client.listen(events::add);
  }

  ImClient client() {
    return client;
  }

  /// For example `Ben (phone)`.
  String on() {
    return name
        + " ("
        + type.name().substring("DEVICE_TYPE_".length()).toLowerCase(Locale.ROOT)
        + ")";
  }

  void live() {
    stage.within(
        on() + " is connected and up to date",
        () -> client.connection() instanceof ConnectionState.Live);
  }

  /// Sends and waits until it has its place in the log.
  Entry send(ConversationId conversation, String text) {
    var sent = client.messages().send(conversation, text);
    stage.within(
        on() + " is told that \"" + text + "\" is stored",
        () -> accepted(sent) || sent.state() instanceof SendState.Refused);
    stage.check(accepted(sent), "\"" + text + "\" is stored, not " + sent.state());
    var entry =
        first(
                Event.MessageAccepted.class,
                event -> event.clientMessageId().equals(sent.clientMessageId()))
            .entry();
    stage.say(on() + ": " + text + "   [" + entry.sequence().value() + "]");
    return entry;
  }

  /// Sends what must be refused.
  void sendInVain(ConversationId conversation, String text, ProblemCode expected) {
    var sent = client.messages().send(conversation, text);
    stage.within(
        on() + " is told that \"" + text + "\" is refused",
        () -> sent.state() instanceof SendState.Refused);
    stage.check(
        sent.state() instanceof SendState.Refused(var problem) && problem.code() == expected,
        "the refusal says " + expected + ", not " + sent.state());
    stage.say(on() + ": " + text + "   [refused: " + expected + "]");
  }

  /// Waits until an entry with this text was received, and says that it was.
  Entry receives(String text) {
    stage.within(
        on() + " receives \"" + text + "\"",
        () -> any(Event.MessageReceived.class, event -> event.entry().text().equals(text)));
    var received =
        first(Event.MessageReceived.class, event -> event.entry().text().equals(text)).entry();
    stage.say("    " + on() + " has it");
    return received;
  }

  /// Texts received in a conversation, in the order in which this device was told of them.
  List<String> received(ConversationId conversation) {
    return all(Event.MessageReceived.class).stream()
        .map(Event.MessageReceived::entry)
        .filter(entry -> entry.conversation().equals(conversation))
        .map(Entry::text)
        .toList();
  }

  void isTold(String what, Predicate<NoticeBody> notice) {
    stage.within(
        on() + " is told " + what,
        () -> any(Event.NoticeReceived.class, event -> notice.test(event.body())));
    stage.say("    " + on() + " is told " + what);
  }

  void hasUnread(ConversationId conversation, long unread) {
    stage.within(
        on() + " has " + unread + " unread, not " + unread(conversation),
        () -> unread(conversation) == unread);
    stage.say("    " + on() + " has " + unread + " unread");
  }

  Conversation conversation(ConversationId id) {
    return client
        .conversations()
        .find(id)
        .orElseThrow(() -> stage.broke(on() + " does not know conversation " + id));
  }

  <E extends Event> boolean any(Class<E> kind, Predicate<E> test) {
    return all(kind).stream().anyMatch(test);
  }

  <E extends Event> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private <E extends Event> E first(Class<E> kind, Predicate<E> test) {
    return all(kind).stream().filter(test).findFirst().orElseThrow();
  }

  private boolean accepted(PendingMessage sent) {
    return any(
        Event.MessageAccepted.class,
        event -> event.clientMessageId().equals(sent.clientMessageId()));
  }

  private long unread(ConversationId conversation) {
    return client.conversations().find(conversation).map(Conversation::unread).orElse(0L);
  }
}
