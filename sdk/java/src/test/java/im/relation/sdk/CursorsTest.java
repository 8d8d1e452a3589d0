package im.relation.sdk;

import static im.relation.sdk.Service.DIRECT;
import static im.relation.sdk.Service.ME;
import static im.relation.sdk.Service.PEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.contract.presence.v1.PresenceState;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CursorAdvanced;
import im.relation.contract.socket.v1.PresencePushed;
import im.relation.contract.socket.v1.Receipt;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.TypingPushed;
import im.relation.contract.socket.v1.TypingState;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CursorsTest {

  private Service service;
  private Relation relation;
  private ImClient client;
  private BlockingQueue<Event> events;

  @BeforeEach
  void signUp() throws Exception {
    service = new Service();
    relation = Relation.at(service.settings(null));
    client = relation.signUp("tester", "correct horse", "Me").orThrow();
    events = Service.events(client);
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    relation.close();
    service.close();
  }

  private ScriptedSockets.Connection live() throws Exception {
    client.connect();
    ScriptedSockets.Connection connection = service.sockets.next().welcome();
    await().until(() -> client.connection() instanceof ConnectionState.Live);
    return connection;
  }

  private static ServerFrame.Builder cursor(long user, long read, long delivered) {
    return ServerFrame.newBuilder()
        .setCursorAdvanced(
            CursorAdvanced.newBuilder()
                .setConversationId(DIRECT.value())
                .setUserId(user)
                .setReadSequence(read)
                .setDeliveredSequence(delivered));
  }

  private Conversation conversation() {
    return client.conversations().find(DIRECT).orElseThrow();
  }

  @Test
  void reportsByItselfThatAPeersEntryWasStored() throws Exception {
    // Given
    ScriptedSockets.Connection connection = live();
    // When
    connection.send(Service.message(1));
    // Then
    assertThat(connection.take())
        .isEqualTo(
            ClientFrame.newBuilder()
                .setReceipt(
                    Receipt.newBuilder().setConversationId(DIRECT.value()).setDeliveredSequence(1))
                .build());
  }

  @Test
  void reportsAgainAfterAReconnectWhatTheServiceHasNotConfirmed() throws Exception {
    // Given
    service.newest.set(5);
    ScriptedSockets.Connection first = live();
    client.receipts().read(DIRECT, new Sequence(4));
    first.take();
    // When
    first.socket.close();
    ScriptedSockets.Connection second = service.sockets.next().welcome();
    // Then
    Receipt receipt = second.take().getReceipt();
    assertThat(receipt.getReadSequence()).isEqualTo(4);
    assertThat(receipt.getDeliveredSequence()).isEqualTo(5);
  }

  @Test
  void readsOnlyForwardAndCountsUnreadFromItsRows() throws Exception {
    // Given
    service.newest.set(5);
    service.unread.set(5);
    live();
    assertThat(conversation().unread()).isEqualTo(5);
    // When
    client.receipts().read(DIRECT, new Sequence(3));
    client.receipts().read(DIRECT, new Sequence(2));
    // Then
    assertThat(conversation().cursors().read()).isEqualTo(new Sequence(3));
    assertThat(conversation().unread()).isEqualTo(2);
    assertThat(client.conversations().unread()).isEqualTo(2);
  }

  @Test
  void countsByTheServiceWhereALogIsNotHeldCompletely() throws Exception {
    // Given
    service.newest.set(5_000);
    service.unread.set(4_321);
    ScriptedSockets.Connection connection = live();
    assertThat(conversation().unread()).isEqualTo(4_321);
    // When
    connection.send(Service.message(5_001));
    // Then
    await().until(() -> conversation().unread() == 4_322);
    client.receipts().read(DIRECT, new Sequence(4_999));
    assertThat(conversation().unread()).isEqualTo(2);
  }

  @Test
  void anotherDevicesReadingMovesTheOwnCursor() throws Exception {
    // Given
    service.newest.set(5);
    ScriptedSockets.Connection connection = live();
    // When
    connection.send(cursor(ME, 4, 0));
    // Then
    await().until(() -> conversation().unread() == 1);
    connection.send(cursor(ME, 2, 0)).send(cursor(ME, 5, 0));
    await().until(() -> conversation().unread() == 0);
  }

  @Test
  void thePeersCursorsTurnIntoTicks() throws Exception {
    // Given
    ScriptedSockets.Connection connection = live();
    client.messages().send(DIRECT, "a");
    connection.send(Service.accepted(connection.takeSubmit(), 1));
    await().until(() -> events.stream().anyMatch(event -> event instanceof Event.MessageAccepted));
    assertThat(conversation().tickOf(new Sequence(1))).isEqualTo(Tick.SENT);
    // When
    connection.send(cursor(PEER, 0, 1));
    await().until(() -> conversation().tickOf(new Sequence(1)) == Tick.DELIVERED);
    connection.send(cursor(PEER, 1, 1));
    // Then
    await().until(() -> conversation().tickOf(new Sequence(1)) == Tick.READ);
    connection.send(cursor(PEER, 0, 1)).send(Service.message(2));
    await().until(() -> Service.texts(events).size() == 1);
    assertThat(conversation().tickOf(new Sequence(1))).isEqualTo(Tick.READ);
  }

  @Test
  void typingAndPresenceAreTold() throws Exception {
    // Given
    ScriptedSockets.Connection connection = live();
    PresenceState there = PresenceState.newBuilder().setUserId(PEER).setOnline(true).build();
    // When
    connection.send(
        ServerFrame.newBuilder()
            .setTyping(
                TypingPushed.newBuilder()
                    .setConversationId(DIRECT.value())
                    .setUserId(PEER)
                    .setState(TypingState.TYPING_STATE_TEXT)));
    connection.send(
        ServerFrame.newBuilder().setPresence(PresencePushed.newBuilder().setState(there)));
    // Then
    await().until(() -> events.contains(new Event.PresenceChanged(there)));
    assertThat(events)
        .contains(new Event.TypingShown(DIRECT, new UserId(PEER), TypingState.TYPING_STATE_TEXT));
  }

  @Test
  void theSubscriptionIsSaidAgainAfterAReconnectAndTypingIsPaced() throws Exception {
    // Given
    ScriptedSockets.Connection first = live();
    client.presence().subscribe(List.of(new UserId(PEER)));
    assertThat(first.take().getSubscribe().getUserIdsList()).containsExactly(PEER);
    // When
    first.socket.close();
    ScriptedSockets.Connection second = service.sockets.next().welcome();
    // Then
    assertThat(second.take().getSubscribe().getUserIdsList()).containsExactly(PEER);
    client.presence().typing(DIRECT, TypingState.TYPING_STATE_TEXT);
    client.presence().typing(DIRECT, TypingState.TYPING_STATE_TEXT);
    client.presence().typing(DIRECT, TypingState.TYPING_STATE_STOPPED);
    assertThat(second.take().getTyping().getState()).isEqualTo(TypingState.TYPING_STATE_TEXT);
    assertThat(second.take().getTyping().getState()).isEqualTo(TypingState.TYPING_STATE_STOPPED);
  }
}
