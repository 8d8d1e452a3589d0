package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.message.v1.GetHistoryRequest;
import im.relation.contract.message.v1.MessageServiceGrpc;
import im.relation.contract.socket.v1.Accepted;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.StockGrpc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Invariants 2 and 3: one sequence for ever for one submission, gapless and the same for all.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class OnceAndOrderIT {

  private final LocalRun run;
  private final StockGrpc grpc;
  private final String aliceName = StockGrpc.name();
  private final Tokens alice;
  private final Tokens bob;
  private final ConversationId conversation;

  OnceAndOrderIT(LocalRun run) {
    this.run = run;
    this.grpc = new StockGrpc(run.grpc());
    this.alice = grpc.signUp(aliceName);
    this.bob = grpc.signUp();
    this.conversation = grpc.befriend(alice, bob);
  }

  @AfterEach
  void close() {
    grpc.close();
  }

  @Test
  void aSubmissionResentOverTwoConnectionsHasOneSequenceAndTheSameAnswer() throws IOException {
    var phoneTokens = grpc.signIn(aliceName, DeviceType.DEVICE_TYPE_PHONE);
    try (var desktop = RawSocket.welcomed(run.socket(), alice);
        var phone = RawSocket.welcomed(run.socket(), phoneTokens)) {
      // Given
      var id = ClientMessageId.random();
      desktop.send(RawSocket.submit(conversation, id, "once"));
      var first = accepted(desktop);

      // When: when it is stored, over the same connection and over another device's
      desktop.send(RawSocket.submit(conversation, id, "once"));
      phone.send(RawSocket.submit(conversation, id, "once"));

      // Then
      assertThat(withoutTrace(accepted(desktop))).isEqualTo(withoutTrace(first));
      assertThat(withoutTrace(accepted(phone))).isEqualTo(withoutTrace(first));
      assertThat(history()).hasSize(2);
    }
  }

  @Test
  void aSubmissionTwiceInOneBatchHasOneSequence() throws IOException {
    try (var desktop = RawSocket.welcomed(run.socket(), alice)) {
      // When: ten times in one write
      var id = ClientMessageId.random();
      desktop.write(Collections.nCopies(10, RawSocket.submit(conversation, id, "once")));
      var answers = desktop.next(10, ServerFrame::hasAccepted);

      // Then
      assertThat(answers.stream().map(each -> withoutTrace(each.getAccepted())).distinct())
          .hasSize(1);
      assertThat(history()).hasSize(2);
    }
  }

  @Test
  void aResendAfterAReconnectIsAnsweredAsTheFirstTime() throws IOException {
    var id = ClientMessageId.random();
    Accepted first;
    try (var before = RawSocket.welcomed(run.socket(), alice)) {
      before.send(RawSocket.submit(conversation, id, "once"));
      first = accepted(before);
    }

    // When
    try (var after = RawSocket.welcomed(run.socket(), alice)) {
      after.send(RawSocket.submit(conversation, id, "once"));

      // Then
      assertThat(withoutTrace(accepted(after))).isEqualTo(withoutTrace(first));
      assertThat(history()).hasSize(2);
    }
  }

  @Test
  void whatOneDeviceSubmitsKeepsItsOrderWithoutGaps() throws IOException {
    try (var sender = RawSocket.welcomed(run.socket(), alice);
        var receiver = RawSocket.welcomed(run.socket(), bob)) {
      // When
      var frames =
          LongStream.rangeClosed(2, 101)
              .mapToObj(n -> RawSocket.submit(conversation, ClientMessageId.random(), "m" + n))
              .toList();
      sender.write(frames);

      // Then
      var sequences = LongStream.rangeClosed(2, 101).boxed().toList();
      assertThat(sender.next(100, ServerFrame::hasAccepted))
          .extracting(frame -> frame.getAccepted().getSequence())
          .isEqualTo(sequences);
      var pushed = receiver.next(100, frame -> isText(frame));
      assertThat(pushed)
          .extracting(frame -> frame.getMessage().getEntry().getSequence())
          .isEqualTo(sequences);
      assertThat(pushed)
          .extracting(frame -> frame.getMessage().getEntry().getBody())
          .isEqualTo(frames.stream().map(frame -> frame.getSubmit().getBody()).toList());
    }
  }

  @Test
  void everyDeviceSeesOneOrderWhateverTheOthersWriteMeanwhile() throws IOException {
    var phoneTokens = grpc.signIn(aliceName, DeviceType.DEVICE_TYPE_PHONE);
    try (var desktop = RawSocket.welcomed(run.socket(), alice);
        var phone = RawSocket.welcomed(run.socket(), phoneTokens);
        var peer = RawSocket.welcomed(run.socket(), bob)) {
      // When: three write at once
      var senders = List.of(desktop, phone, peer);
      for (int round = 0; round < 20; round++) {
        for (var sender : senders) {
          sender.send(RawSocket.submit(conversation, ClientMessageId.random(), "r" + round));
        }
      }

      // Then: own sequences and those of the others make up one gapless log for each
      var logs = new ArrayList<List<Long>>();
      for (var device : senders) {
        var own = new ArrayList<Long>();
        var others = new ArrayList<Long>();
        while (own.size() + others.size() < 60) {
          var frame = device.next(each -> each.hasAccepted() || isText(each));
          if (frame.hasAccepted()) {
            own.add(frame.getAccepted().getSequence());
          } else {
            others.add(frame.getMessage().getEntry().getSequence());
          }
        }
        assertThat(own).isSorted().hasSize(20);
        assertThat(others).isSorted().hasSize(40);
        own.addAll(others);
        Collections.sort(own);
        logs.add(own);
      }
      var all = LongStream.rangeClosed(2, 61).boxed().toList();
      assertThat(logs).allSatisfy(log -> assertThat(log).isEqualTo(all));
      assertThat(history())
          .extracting(Entry::getSequence)
          .isEqualTo(LongStream.rangeClosed(1, 61).boxed().toList());
    }
  }

  private static boolean isText(ServerFrame frame) {
    return frame.hasMessage() && frame.getMessage().getEntry().getSenderId() > 0;
  }

  private static Accepted accepted(RawSocket socket) throws IOException {
    return socket.next(ServerFrame::hasAccepted).getAccepted();
  }

  private static Accepted withoutTrace(Accepted accepted) {
    return accepted.toBuilder().clearTraceId().build();
  }

  private List<Entry> history() {
    return StockGrpc.as(alice.getAccessToken(), MessageServiceGrpc.newBlockingStub(grpc.channel()))
        .getHistory(
            GetHistoryRequest.newBuilder()
                .setConversationId(conversation.value())
                .setAfter(0)
                .setLimit(200)
                .build())
        .getEntriesList();
  }
}
