package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.common.v1.ProblemCode;
import im.relation.contract.friendship.v1.BlockUserRequest;
import im.relation.contract.friendship.v1.RemoveFriendRequest;
import im.relation.contract.socket.v1.Accepted;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Submissions that no SDK makes, over two nodes: each is answered on its connection, which goes
/// on.
@Timeout(60)
@ExtendWith(SharedApart.class)
final class BadSubmissionsIT {

  private static final int TIMES = 5;
  private static final int BURST = 300;
  private static final int LARGEST_BODY = 65_536;

  private final Apart system;
  private final String name = StockGrpc.name();
  private StockGrpc grpc;
  private Tokens alice;
  private Tokens bob;
  private ConversationId conversation;
  private RawSocket desktop;

  BadSubmissionsIT(Apart system) {
    this.system = system;
  }

  @BeforeEach
  void befriend() throws IOException {
    grpc = new StockGrpc(system.grpc());
    alice = grpc.signUp(name);
    bob = grpc.signUp();
    conversation = grpc.befriend(alice, bob);
    desktop = RawSocket.welcomed(system.node(0).socket(), alice);
  }

  @AfterEach
  void close() throws IOException {
    desktop.close();
    grpc.close();
  }

  @Test
  void aSubmissionResentFiveTimesOverTwoNodesAtOnceIsThereOnce() throws IOException {
    try (var phone =
            RawSocket.welcomed(
                system.node(1).socket(), grpc.signIn(name, DeviceType.DEVICE_TYPE_PHONE));
        var peer = TestDevice.online(system.endpoints(1), "peer")) {
      conversation = grpc.befriend(alice, peer);

      // When
      var submission = RawSocket.submit(conversation, ClientMessageId.random(), "once");
      for (int n = 0; n < TIMES; n++) {
        desktop.send(submission);
        phone.send(submission);
      }

      // Then
      assertThat(Stream.of(desktop, phone).flatMap(BadSubmissionsIT::accepted).distinct())
          .singleElement()
          .satisfies(answer -> assertThat(answer.getSequence()).isEqualTo(2));
      desktop.send(RawSocket.submit(conversation, ClientMessageId.random(), "the next"));
      assertThat(peer.awaitTexts(conversation, 2)).containsExactly("once", "the next");
      assertThat(grpc.history(alice, conversation))
          .extracting(entry -> entry.getSequence())
          .containsExactly(1L, 2L, 3L);
    }
  }

  private static Stream<Accepted> accepted(RawSocket socket) {
    try {
      return socket.next(TIMES, ServerFrame::hasAccepted).stream()
          .map(answer -> answer.getAccepted().toBuilder().clearTraceId().build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatWasStoredStaysAcceptedThoughItsSenderIsBlockedSince() throws IOException {
    assertStoredStaysAccepted(
        () ->
            StockGrpc.as(bob.getAccessToken(), grpc.friends())
                .blockUser(BlockUserRequest.newBuilder().setUserId(alice.getUserId()).build()));
  }

  @Test
  void whatWasStoredStaysAcceptedThoughItsSenderIsNoFriendSince() throws IOException {
    assertStoredStaysAccepted(
        () ->
            StockGrpc.as(bob.getAccessToken(), grpc.friends())
                .removeFriend(
                    RemoveFriendRequest.newBuilder().setUserId(alice.getUserId()).build()));
  }

  private void assertStoredStaysAccepted(Supplier<?> end) throws IOException {
    // Given
    var stored = RawSocket.submit(conversation, ClientMessageId.random(), "before");
    desktop.send(stored);
    var first = accepted();

    // When
    assertThat(end.get()).isNotNull();

    // Then
    desktop.send(stored);
    assertThat(accepted()).isEqualTo(first);
    assertRefused(
        RawSocket.submit(conversation, ClientMessageId.random(), "after"),
        ProblemCode.PROBLEM_CODE_NOT_ALLOWED);
  }

  @Test
  void whoIsRefusedHundredsOfTimesHoldsUpNobodyElse() throws IOException {
    try (var stranger = RawSocket.welcomed(system.node(0).socket(), grpc.signUp())) {
      // When: the refusals are under way
      for (int n = 0; n < BURST; n++) {
        stranger.send(RawSocket.submit(conversation, ClientMessageId.random(), "let me in"));
        if (n % 10 == 0) {
          assertServed();
        }
      }

      // Then
      assertThat(stranger.next(BURST, ServerFrame::hasRefused))
          .extracting(frame -> frame.getRefused().getProblem().getCode())
          .containsOnly(ProblemCode.PROBLEM_CODE_NOT_A_MEMBER);
    }
  }

  @Test
  void anIdThatComesAgainWithAnotherBodyIsAnsweredForTheFirst() throws IOException {
    // Given
    var id = ClientMessageId.random();
    desktop.send(RawSocket.submit(conversation, id, "the first"));
    var first = accepted();

    // When
    desktop.send(RawSocket.submit(conversation, id, "the second"));

    // Then
    assertThat(accepted()).isEqualTo(first);
    assertThat(grpc.history(bob, conversation).getLast().getBody().toStringUtf8())
        .contains("the first");
  }

  @Test
  void aBodyMayHave65536BytesAndNotOneMore() throws IOException {
    desktop.send(body(LARGEST_BODY));
    assertThat(desktop.next(ServerFrame::hasAccepted).getAccepted().getSequence()).isEqualTo(2);
    assertRefused(body(LARGEST_BODY + 1), ProblemCode.PROBLEM_CODE_TOO_LARGE);
    assertRefused(body(0), ProblemCode.PROBLEM_CODE_INVALID);
    assertServed();
  }

  @Test
  void whoIsNoMemberHearsTheSameAsOneWhoNamesNoConversation() throws IOException {
    assertRefused(
        RawSocket.submit(
            new ConversationId(Long.MAX_VALUE), ClientMessageId.random(), "is anybody there?"),
        ProblemCode.PROBLEM_CODE_NOT_A_MEMBER);
    try (var stranger = RawSocket.welcomed(system.node(1).socket(), grpc.signUp())) {
      stranger.send(RawSocket.submit(conversation, ClientMessageId.random(), "let me in"));
      assertThat(stranger.next(ServerFrame::hasRefused).getRefused().getProblem().getCode())
          .isEqualTo(ProblemCode.PROBLEM_CODE_NOT_A_MEMBER);
    }
    assertServed();
  }

  /// The next Accepted, without the trace of its own submission.
  private Accepted accepted() throws IOException {
    var answer = desktop.next(ServerFrame::hasAccepted).getAccepted();
    return answer.toBuilder().clearTraceId().build();
  }

  private void assertRefused(ClientFrame submission, ProblemCode code) throws IOException {
    desktop.send(submission);
    assertThat(desktop.next(ServerFrame::hasRefused).getRefused().getProblem().getCode())
        .isEqualTo(code);
  }

  private void assertServed() throws IOException {
    desktop.send(RawSocket.submit(conversation, ClientMessageId.random(), "served"));
    assertThat(desktop.next(ServerFrame::hasAccepted).getAccepted().getSequence()).isPositive();
  }

  private ClientFrame body(int bytes) {
    var submission = RawSocket.submission(conversation, ClientMessageId.random(), "");
    return ClientFrame.newBuilder()
        .setSubmit(submission.setBody(ByteString.copyFrom(new byte[bytes])))
        .build();
  }
}
