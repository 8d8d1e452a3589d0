package im.relation.sdk;

import static im.relation.sdk.Service.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.contract.message.v1.FriendChanged;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.message.v1.SessionChanged;
import im.relation.contract.socket.v1.PresencePushed;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Submit;
import im.relation.contract.socket.v1.SyncHint;
import im.relation.domain.Sequence;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientProtocolTest {

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
    awaitLive();
    return connection;
  }

  private void awaitLive() {
    await().until(() -> client.connection() instanceof ConnectionState.Live);
  }

  @Test
  void sendsAndIsAcceptedWithItsPlace() throws Exception {
    // Given
    ScriptedSockets.Connection connection = live();
    // When
    PendingMessage sent = client.messages().send(DIRECT, "hello");
    Submit submit = connection.takeSubmit();
    connection.send(Service.accepted(submit, 1));
    // Then
    assertThat(Service.text(submit)).isEqualTo("hello");
    assertThat(sent.outcome().get(5, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            SendState.Accepted.class,
            accepted -> assertThat(accepted.sequence()).isEqualTo(new Sequence(1)));
    await().until(() -> events.stream().anyMatch(event -> event instanceof Event.MessageAccepted));
    assertThat(client.messages().pending()).isEmpty();
    assertThat(client.messages().newest(DIRECT, 10).entries())
        .extracting(Entry::text)
        .containsExactly("hello");
  }

  @Test
  void tellsPushedEntriesInOrderAndOnce() throws Exception {
    // Given
    ScriptedSockets.Connection connection = live();
    // When
    connection.send(Service.message(1)).send(Service.message(2)).send(Service.message(2));
    connection.send(Service.message(1)).send(Service.message(3));
    // Then
    await().until(() -> Service.texts(events).size() >= 3);
    assertThat(Service.texts(events)).containsExactly("m1", "m2", "m3");
    assertThat(service.pulls).isEmpty();
  }

  @Test
  void pullsWhatIsMissingBeforeItShowsWhatCameAfter() throws Exception {
    // Given
    ScriptedSockets.Connection connection = live();
    connection.send(Service.message(1));
    await().until(() -> Service.texts(events).size() == 1);
    service.newest.set(3);
    // When
    connection.send(Service.message(3));
    // Then
    await().until(() -> Service.texts(events).size() >= 3);
    assertThat(Service.texts(events)).containsExactly("m1", "m2", "m3");
    assertThat(service.pulls.element().getAfter()).isEqualTo(1);
  }

  @Test
  void keepsWhatIsPushedBeforeSyncAnswersAndMergesIt() throws Exception {
    // Given
    CountDownLatch answer = new CountDownLatch(1);
    service.newest.set(2);
    service.functions.on(
        "im.delivery.v1.SyncService/Sync",
        (request, token) -> {
          var response = service.sync(request);
          boolean released = awaitLatch(answer);
          assertThat(released).isTrue();
          return response;
        });
    client.connect();
    ScriptedSockets.Connection connection = service.sockets.next().welcome();
    // When
    service.syncs.take();
    connection.send(Service.message(3)).send(Service.message(2));
    answer.countDown();
    // Then
    await().until(() -> Service.texts(events).size() >= 3);
    assertThat(Service.texts(events)).containsExactly("m1", "m2", "m3");
  }

  @Test
  void whatIsPushedOfAFriendshipThatSyncDidNotSeeYetIsKept() throws Exception {
    // Given: the friendship is made once Sync's answer has been read
    CountDownLatch answer = new CountDownLatch(1);
    service.functions.on(
        "im.delivery.v1.SyncService/Sync",
        (request, token) -> {
          var response = service.sync(request).toBuilder().addConversations(Service.notices());
          if (answer.getCount() > 0) {
            response.removeConversations(0);
          }
          assertThat(awaitLatch(answer)).isTrue();
          return response.build();
        });
    client.connect();
    ScriptedSockets.Connection connection = service.sockets.next().welcome();
    service.syncs.take();
    // When
    service.newest.set(1);
    connection.send(
        Service.notice(1, NoticeBody.newBuilder().setFriend(FriendChanged.newBuilder())));
    connection.send(Service.message(1));
    connection.send(ServerFrame.newBuilder().setPresence(PresencePushed.getDefaultInstance()));
    await().until(() -> events.stream().anyMatch(Event.PresenceChanged.class::isInstance));
    answer.countDown();
    // Then: another Sync brings the conversation
    await().until(() -> Service.texts(events).size() == 1);
    awaitLive();
    assertThat(service.syncs).hasSize(1);
  }

  private static boolean awaitLatch(CountDownLatch latch) {
    try {
      return latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void pullsOnlyTheNewestPageOfAWideGapAndTheRestWhenAsked() throws Exception {
    // Given
    service.newest.set(5_000);
    // When
    live();
    // Then
    await().until(() -> Service.texts(events).size() >= 50);
    assertThat(Service.texts(events)).first().isEqualTo("m4951");
    assertThat(service.pulls).hasSize(1);
    HistoryPage older = client.messages().before(DIRECT, new Sequence(4_951), 10);
    assertThat(older.complete()).isTrue();
    assertThat(older.moreBefore()).isTrue();
    assertThat(older.entries()).extracting(Entry::text).startsWith("m4941").hasSize(10);
    client.messages().before(DIRECT, new Sequence(4_951), 10);
    assertThat(service.pulls).as("asked once only").hasSize(2);
  }

  @Test
  void whatWasReceivedIsFoundWithoutANetwork() throws Exception {
    // Given
    service.newest.set(120);
    live();
    await().until(() -> Service.texts(events).size() >= 120);
    client.disconnect();
    // When
    var first = client.messages().search(SearchQuery.of("m1").in(DIRECT), 20);
    var second = client.messages().search(SearchQuery.of("m1").in(DIRECT), first, 20);
    // Then: m1, m10 to m19, m100 to m120, the newest first
    assertThat(first.entries()).extracting(Entry::text).startsWith("m120", "m119").hasSize(20);
    assertThat(first.more()).isTrue();
    assertThat(second.entries()).extracting(Entry::text).startsWith("m100", "m19").endsWith("m1");
    assertThat(second.more()).isFalse();
  }

  @Test
  void pullsASmallGapCompletely() throws Exception {
    // Given
    service.newest.set(450);
    // When
    live();
    // Then
    await().until(() -> Service.texts(events).size() >= 450);
    assertThat(Service.texts(events))
        .isEqualTo(LongStream.rangeClosed(1, 450).mapToObj(n -> "m" + n).toList());
  }

  @Test
  void submitsAgainInFirstOrderAfterReconnect() throws Exception {
    // Given
    ScriptedSockets.Connection first = live();
    List.of("a", "b", "c").forEach(text -> client.messages().send(DIRECT, text));
    Submit a = first.takeSubmit();
    Submit b = first.takeSubmit();
    first.takeSubmit();
    first.send(Service.accepted(b, 1));
    await().until(() -> events.stream().anyMatch(event -> event instanceof Event.MessageAccepted));
    // When
    first.socket.close();
    client.messages().send(DIRECT, "d");
    ScriptedSockets.Connection second = service.sockets.next().welcome();
    // Then
    Submit again = second.takeSubmit();
    assertThat(again.getClientMessageId()).isEqualTo(a.getClientMessageId());
    assertThat(List.of(Service.text(again), Service.text(second.takeSubmit())))
        .containsExactly("a", "c");
    assertThat(Service.text(second.takeSubmit())).isEqualTo("d");
  }

  @Test
  void syncsAndSubmitsAgainOnSyncHint() throws Exception {
    // Given
    ScriptedSockets.Connection connection = live();
    client.messages().send(DIRECT, "a");
    connection.takeSubmit();
    service.newest.set(1);
    // When
    connection.send(ServerFrame.newBuilder().setSyncHint(SyncHint.getDefaultInstance()));
    // Then
    assertThat(Service.text(connection.takeSubmit())).isEqualTo("a");
    assertThat(service.syncs).hasSize(2);
    await().until(() -> Service.texts(events).size() == 1);
  }

  @Test
  void aFriendshipThatChangesIsFollowedByASyncOtherNoticesAreNot() throws Exception {
    // Given
    service.functions.on(
        "im.delivery.v1.SyncService/Sync",
        (request, token) ->
            service.sync(request).toBuilder().addConversations(Service.notices()).build());
    ScriptedSockets.Connection connection = live();
    service.syncs.clear();

    // When
    connection.send(
        Service.notice(1, NoticeBody.newBuilder().setSession(SessionChanged.newBuilder())));
    connection.send(
        Service.notice(2, NoticeBody.newBuilder().setFriend(FriendChanged.newBuilder())));

    // Then
    await().until(() -> service.syncs.size() == 1);
    awaitLive();
    connection.send(
        Service.notice(3, NoticeBody.newBuilder().setSession(SessionChanged.newBuilder())));
    await()
        .until(() -> events.stream().filter(Event.NoticeReceived.class::isInstance).count() == 3);
    assertThat(service.syncs).hasSize(1);
  }

  @Test
  void aListenerThatThrowsIsToldTheNextEventAllTheSame() throws Exception {
    // Given
    client.listen(
        event -> {
          throw new IllegalStateException("broken listener");
        });
    ScriptedSockets.Connection connection = live();
    // When
    connection.send(Service.message(1)).send(Service.message(2));
    // Then
    await().until(() -> Service.texts(events).size() == 2);
  }
}
