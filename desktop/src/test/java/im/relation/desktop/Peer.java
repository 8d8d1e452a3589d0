package im.relation.desktop;

import im.relation.contract.friendship.v1.FriendRequest;
import im.relation.contract.friendship.v1.FriendRequestState;
import im.relation.contract.friendship.v1.RequestDirection;
import im.relation.domain.ConversationId;
import im.relation.domain.FriendRequestId;
import im.relation.domain.UserId;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import im.relation.sdk.Settings;
import im.relation.sdk.ThisDevice;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/// The other person: a client of the SDK without a window.
final class Peer implements AutoCloseable {

  private final Relation relation;
  private final ImClient client;
  private final String username;
  private final List<String> received = new CopyOnWriteArrayList<>();

  private volatile boolean typing;

  Peer(String nickname) {
    username = Service.name("peer");
    relation =
        Relation.at(
            Settings.inMemory(
                Service.server().endpoints().orElseThrow(), ThisDevice.bot("desktop-test")));
    client = relation.signUp(username, Service.PASSWORD, nickname).orThrow();
    client.listen(this::happened);
    client.connect();
  }

  private void happened(Event event) {
    if (event instanceof Event.TypingShown) {
      typing = true;
    }
    if (event instanceof Event.MessageReceived(var entry, var _) && !entry.text().isEmpty()) {
      received.add(entry.text());
    }
  }

  /// Whether somebody typed.
  boolean sawTyping() {
    return typing;
  }

  String username() {
    return username;
  }

  UserId user() {
    return client.user();
  }

  ImClient client() {
    return client;
  }

  /// What the other side wrote, in order.
  List<String> received() {
    return List.copyOf(received);
  }

  /// Is friends with somebody afterwards; gives the conversation of both.
  ConversationId befriend(ImClient other) {
    var asked = client.friends().request(other.user(), "").orThrow();
    other.friends().accept(new FriendRequestId(asked.getRequest().getRequestId())).orThrow();
    return conversationWith(other.user());
  }

  /// The conversation with somebody, once there is one.
  ConversationId conversationWith(UserId other) {
    return Awaitility.await()
        .until(() -> client.conversations().with(other), found -> found.isPresent())
        .orElseThrow()
        .id();
  }

  /// Accepts the request of somebody, once it is there.
  void accept(UserId from) {
    var request = Awaitility.await().until(this::pending, list -> !list.isEmpty()).getFirst();
    if (request.getFromUserId() != from.value()) {
      throw new AssertionError("a request of somebody else");
    }
    client.friends().accept(new FriendRequestId(request.getRequestId())).orThrow();
  }

  private List<FriendRequest> pending() {
    return client
        .friends()
        .requests(RequestDirection.REQUEST_DIRECTION_RECEIVED, "")
        .orThrow()
        .getRequestsList()
        .stream()
        .filter(one -> one.getState() == FriendRequestState.FRIEND_REQUEST_STATE_PENDING)
        .toList();
  }

  /// Writes, and waits until it has its place in the log.
  void say(ConversationId conversation, String text) {
    var _ = client.messages().send(conversation, text).outcome().join();
  }

  /// The newest entries, oldest first.
  List<Entry> newest(ConversationId conversation) {
    return client.messages().newest(conversation, 200).entries();
  }

  @Override
  public void close() {
    client.close();
    relation.close();
  }
}
