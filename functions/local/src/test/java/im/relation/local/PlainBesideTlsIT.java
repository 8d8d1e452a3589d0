package im.relation.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.domain.ConversationId;
import im.relation.domain.FriendRequestId;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import im.relation.sdk.SendState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// On loopback one port takes both (SKT-01).
class PlainBesideTlsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static TestRun run;

  @BeforeAll
  static void start() throws Exception {
    run = TestRun.start("loopback", "127.0.0.1");
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void bothKindsOfClientsGetTheSameAnswers() {
    // Given
    var ann = run.signUp("ann_plain", run.endpoints("http", false, null)).orThrow();
    var ben = run.signUp("ben_tls", run.endpoints("http", true, run.ca())).orThrow();
    ann.client().connect();
    ben.client().connect();
    await().atMost(PATIENCE).until(() -> ann.isLive() && ben.isLive());
    var conversation = befriended(ann, ben);

    // When
    send(ann, conversation, "said in the clear");
    awaitText(ben, "said in the clear");
    send(ben, conversation, "said over TLS");
    awaitText(ann, "said over TLS");

    // Then
    var texts = List.of("said in the clear", "said over TLS");
    assertThat(entries(ann, conversation)).containsAll(entries(ben, conversation));
    assertThat(entries(ann, conversation).stream().map(Entry::text)).containsAll(texts);
    assertThat(entries(ben, conversation).stream().map(Entry::text)).containsAll(texts);
  }

  @Test
  void aClientThatDoesNotTrustTheCaIsNotConnected() {
    // Given
    var eve = run.signUp("eve_untrusting", run.endpoints("http", true, null)).orThrow();

    // When
    eve.client().connect();

    // Then
    await().atMost(PATIENCE).until(eve::failedToConnect);
    assertThat(eve.wasWelcomed()).isFalse();
  }

  @Test
  void theBannerSaysWhomToTrust() {
    // Given
    // When
    var banner = Banner.of(run.run());

    // Then
    assertThat(banner)
        .contains("http://127.0.0.1:" + run.run().httpPort())
        .contains("127.0.0.1:" + run.run().socketPort())
        .contains("plain or TLS")
        .contains(run.ca().toString());
  }

  private static ConversationId befriended(TestRun.Person ann, TestRun.Person ben) {
    var request =
        ann.client().friends().request(ben.client().user(), "hello").orThrow().getRequest();
    var friend =
        ben.client().friends().accept(new FriendRequestId(request.getRequestId())).orThrow();
    return new ConversationId(friend.getConversationId());
  }

  private static void send(TestRun.Person sender, ConversationId conversation, String text) {
    var sent = sender.client().messages().send(conversation, text);
    await()
        .atMost(PATIENCE)
        .failFast(() -> sent.state() instanceof SendState.Refused)
        .until(
            () ->
                sender.events().stream()
                    .anyMatch(
                        event ->
                            event instanceof Event.MessageAccepted accepted
                                && accepted.clientMessageId().equals(sent.clientMessageId())));
  }

  private static void awaitText(TestRun.Person reader, String text) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                reader.events().stream()
                    .anyMatch(
                        event ->
                            event instanceof Event.MessageReceived received
                                && received.entry().text().equals(text)));
  }

  private static List<Entry> entries(TestRun.Person reader, ConversationId conversation) {
    return reader.client().messages().newest(conversation, 10).entries();
  }
}
