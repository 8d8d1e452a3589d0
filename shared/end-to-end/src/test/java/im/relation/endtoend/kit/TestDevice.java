package im.relation.endtoend.kit;

import static org.awaitility.Awaitility.await;

import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.Bits128;
import im.relation.domain.ConversationId;
import im.relation.domain.FriendRequestId;
import im.relation.domain.UserId;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.Endpoints;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import im.relation.sdk.SendState;
import im.relation.sdk.Settings;
import im.relation.sdk.ThisDevice;
import im.relation.sdk.Timing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/// One device of one person, with the SDK on it and a memory of all that the SDK told.
public final class TestDevice implements AutoCloseable {

  /// Of everybody: 8 to 128 characters.
  public static final String PASSWORD = "correct horse battery";

  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private static final Timing EAGER =
      new Timing(
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofMillis(200));

  private final Endpoints endpoints;
  private final String username;
  private final Relation relation;
  private final ImClient client;
  private final List<Event> events = new CopyOnWriteArrayList<>();

  private TestDevice(Endpoints endpoints, String username, Relation relation, ImClient client) {
    this.endpoints = endpoints;
    this.username = username;
    this.relation = relation;
    this.client = client;
    client.listen(events::add);
  }

  /// The desktop of a new person, not connected yet.
  ///
  /// @param name at the start of the username, 1 to 14 letters
  public static TestDevice signUp(Endpoints endpoints, String name) {
    var username = unique(name);
    var relation = relation(endpoints, DeviceType.DEVICE_TYPE_DESKTOP);
    return new TestDevice(
        endpoints, username, relation, relation.signUp(username, PASSWORD, name).orThrow());
  }

  /// The desktop of a new person, connected.
  public static TestDevice online(Endpoints endpoints, String name) {
    return signUp(endpoints, name).connect();
  }

  /// The same, of one who tries again within two seconds whenever anything fails: what a test then
  /// measures is the service's recovery and not the back-off.
  public static TestDevice eager(Endpoints endpoints, String name) {
    var username = unique(name);
    var relation =
        Relation.at(settings(endpoints, DeviceType.DEVICE_TYPE_DESKTOP).withTiming(EAGER));
    var client = relation.signUp(username, PASSWORD, name).orThrow();
    return new TestDevice(endpoints, username, relation, client).connect();
  }

  /// A further device of the same person, not connected yet. One of the same type ends the session
  /// of the first.
  public TestDevice another(DeviceType type) {
    return signIn(endpoints, username, type);
  }

  /// The same over another node.
  public TestDevice another(DeviceType type, Endpoints other) {
    return signIn(other, username, type);
  }

  /// A device of a person who has an account, not connected yet.
  public static TestDevice signIn(Endpoints endpoints, String username, DeviceType type) {
    var relation = relation(endpoints, type);
    return new TestDevice(
        endpoints, username, relation, relation.signIn(username, PASSWORD).orThrow());
  }

  private static String unique(String name) {
    return name + "_" + Bits128.random().toString().substring(0, 16);
  }

  private static Relation relation(Endpoints endpoints, DeviceType type) {
    return Relation.at(settings(endpoints, type));
  }

  private static Settings settings(Endpoints endpoints, DeviceType type) {
    return Settings.inMemory(endpoints, new ThisDevice(type, "", "end-to-end", "1"));
  }

  public String username() {
    return username;
  }

  public UserId user() {
    return client.user();
  }

  public ImClient client() {
    return client;
  }

  /// Connects, and returns when all is caught up.
  public TestDevice connect() {
    client.connect();
    awaitState(ConnectionState.Live.class);
    return this;
  }

  /// Disconnects, and returns when that is done.
  public void disconnect() {
    client.disconnect();
    awaitState(ConnectionState.Offline.class);
  }

  /// Connects anew at once, whatever the back-off would have waited, and returns when all is caught
  /// up.
  public void reconnect() {
    disconnect();
    connect();
  }

  public void awaitState(Class<? extends ConnectionState> state) {
    patiently(username + " " + state.getSimpleName())
        .until(() -> state.isInstance(client.connection()));
  }

  /// Becomes the friend of somebody who accepts at once, and returns when those of the two who are
  /// online hold the greeting, which the outbox brings a moment after the answer.
  ///
  /// @return the conversation of the two
  public ConversationId befriend(TestDevice other) {
    var asked = client.friends().request(other.user(), "").orThrow();
    var conversation = asked.getConversationId();
    if (conversation == 0) {
      var request = new FriendRequestId(asked.getRequest().getRequestId());
      conversation = other.client().friends().accept(request).orThrow().getConversationId();
    }
    var made = new ConversationId(conversation);
    for (var device : List.of(this, other)) {
      if (device.client.connection() instanceof ConnectionState.Live) {
        patiently(device.username + " holds the greeting")
            .until(
                () ->
                    device
                        .entries(made)
                        .anyMatch(entry -> entry.content() instanceof Entry.Content.FriendsSince));
      }
    }
    return made;
  }

  /// Sends and waits for the service's last word.
  public SendState send(ConversationId conversation, String text) {
    return outcome(client.messages().send(conversation, text).outcome());
  }

  /// Sends what is to be accepted.
  public SendState.Accepted sendAccepted(ConversationId conversation, String text) {
    var state = send(conversation, text);
    if (state instanceof SendState.Accepted accepted) {
      return accepted;
    }
    throw new IllegalStateException("not accepted: " + state);
  }

  public static <T> T outcome(java.util.concurrent.CompletableFuture<T> outcome) {
    return outcome.orTimeout(LocalRun.patience().toSeconds(), TimeUnit.SECONDS).join();
  }

  /// All events of a kind until now, in their order.
  public <E extends Event> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The first event of a kind that is as asked, awaited where it has not come yet.
  public <E extends Event> E awaitEvent(Class<E> kind, Predicate<? super E> asked) {
    return patiently(username + " is told " + kind.getSimpleName())
        .until(() -> events(kind).stream().filter(asked).findFirst(), java.util.Optional::isPresent)
        .orElseThrow();
  }

  /// Texts of one conversation as this device was told of them: by others, by other devices, and
  /// its own when they were accepted.
  public List<String> texts(ConversationId conversation) {
    return entries(conversation).map(Entry::text).filter(text -> !text.isEmpty()).toList();
  }

  /// Waits until the device was told of as many texts.
  public List<String> awaitTexts(ConversationId conversation, int count) {
    return patiently(username + " is told " + count + " texts")
        .until(() -> texts(conversation), texts -> texts.size() >= count);
  }

  /// Entries of one conversation as this device was told of them.
  public Stream<Entry> entries(ConversationId conversation) {
    return events.stream()
        .flatMap(
            event ->
                switch (event) {
                  case Event.MessageReceived(var entry, var live) -> Stream.of(entry);
                  case Event.MessageAccepted(var id, var entry) -> Stream.of(entry);
                  case Event.NoticeReceived ignored -> Stream.<Entry>empty();
                  case Event.MessageSubmitted ignored -> Stream.<Entry>empty();
                  case Event.MessageRefused ignored -> Stream.<Entry>empty();
                  case Event.CursorMoved ignored -> Stream.<Entry>empty();
                  case Event.ConversationChanged ignored -> Stream.<Entry>empty();
                  case Event.FriendChanged ignored -> Stream.<Entry>empty();
                  case Event.TypingShown ignored -> Stream.<Entry>empty();
                  case Event.PresenceChanged ignored -> Stream.<Entry>empty();
                  case Event.ConnectionChanged ignored -> Stream.<Entry>empty();
                  case Event.SignedOut ignored -> Stream.<Entry>empty();
                })
        .filter(entry -> entry.conversation().equals(conversation));
  }

  /// Unread of one conversation as the device's store has it.
  public long unread(ConversationId conversation) {
    return client.conversations().find(conversation).orElseThrow().unread();
  }

  private static ConditionFactory patiently(String what) {
    return await(what).atMost(LocalRun.patience()).pollDelay(LOOK_AGAIN).pollInterval(LOOK_AGAIN);
  }

  @Override
  public void close() {
    client.close();
    relation.close();
  }
}
