package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.delivery.v1.ConversationState;
import im.relation.contract.delivery.v1.SyncRequest;
import im.relation.contract.delivery.v1.SyncServiceGrpc;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Invariant 5: cursors only move forward, and unread is derived from them.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class CursorsIT {

  private final LocalRun run;

  CursorsIT(LocalRun run) {
    this.run = run;
  }

  @Test
  void unreadIsTheSameOnTwoDevicesAndFallsOnBothWhenOneReads() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var desktop = TestDevice.online(run.endpoints(), "bob");
        var phone = desktop.another(DeviceType.DEVICE_TYPE_PHONE).connect()) {
      // Given
      var conversation = alice.befriend(desktop);
      var first = alice.sendAccepted(conversation, "one");
      var second = alice.sendAccepted(conversation, "two");
      awaitUnread(desktop, conversation, 2);
      awaitUnread(phone, conversation, 2);

      // When
      phone.client().receipts().read(conversation, first.sequence());

      // Then
      awaitUnread(phone, conversation, 1);
      awaitUnread(desktop, conversation, 1);

      // When: sending implies nothing
      desktop.sendAccepted(conversation, "mine");
      awaitUnread(phone, conversation, 1);
      desktop.client().receipts().read(conversation, second.sequence());

      // Then
      awaitUnread(phone, conversation, 0);
      awaitUnread(desktop, conversation, 0);
    }
  }

  @Test
  void aLowerOrLaterReceiptIsIgnored() throws IOException {
    try (var grpc = new StockGrpc(run.grpc())) {
      var alice = grpc.signUp();
      var bob = grpc.signUp();
      var conversation = grpc.befriend(alice, bob);
      try (var sender = RawSocket.welcomed(run.socket(), alice);
          var reader = RawSocket.welcomed(run.socket(), bob)) {
        // Given: sequences 2 to 4, read up to 3
        for (int n = 0; n < 3; n++) {
          sender.send(RawSocket.submit(conversation, ClientMessageId.random(), "text"));
          sender.next(frame -> frame.hasAccepted());
        }
        reader.send(RawSocket.receipt(conversation, 3, 3));
        sender.next(
            frame -> frame.hasCursorAdvanced() && frame.getCursorAdvanced().getReadSequence() == 3);

        // When: lower ones, and one beyond the newest, which counts as the newest
        reader.send(RawSocket.receipt(conversation, 1, 1));
        reader.send(RawSocket.receipt(conversation, 0, 1_000_000));

        // Then
        var moved =
            sender
                .next(
                    frame ->
                        frame.hasCursorAdvanced()
                            && frame.getCursorAdvanced().getDeliveredSequence() == 4)
                .getCursorAdvanced();
        assertThat(moved.getReadSequence()).isEqualTo(3);
        assertThat(state(grpc, bob.getAccessToken(), conversation))
            .satisfies(
                state -> {
                  assertThat(state.getReadSequence()).isEqualTo(3);
                  assertThat(state.getDeliveredSequence()).isEqualTo(4);
                  assertThat(state.getUnread()).isEqualTo(1);
                });
      }
    }
  }

  @Test
  void oneDoesNotMoveTheCursorOfAConversationOfOthers() throws IOException {
    try (var grpc = new StockGrpc(run.grpc())) {
      var alice = grpc.signUp();
      var bob = grpc.signUp();
      var eve = grpc.signUp();
      var conversation = grpc.befriend(alice, bob);
      try (var sender = RawSocket.welcomed(run.socket(), alice);
          var stranger = RawSocket.welcomed(run.socket(), eve);
          var reader = RawSocket.welcomed(run.socket(), bob)) {
        // Given
        sender.send(RawSocket.submit(conversation, ClientMessageId.random(), "text"));
        sender.next(frame -> frame.hasAccepted());

        // When
        stranger.send(RawSocket.receipt(conversation, 2, 2));
        reader.send(RawSocket.receipt(conversation, 0, 2));

        // Then: the first that is told is of the member
        var moved = sender.next(frame -> frame.hasCursorAdvanced()).getCursorAdvanced();
        assertThat(moved.getUserId()).isEqualTo(bob.getUserId());
        assertThat(moved.getReadSequence()).isZero();
      }
    }
  }

  @Test
  void readingOnOneDeviceIsToldToTheOther() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var desktop = TestDevice.online(run.endpoints(), "bob");
        var phone = desktop.another(DeviceType.DEVICE_TYPE_PHONE).connect()) {
      // Given
      var conversation = alice.befriend(desktop);
      var sent = alice.sendAccepted(conversation, "read me");
      awaitUnread(desktop, conversation, 1);

      // When
      desktop.client().receipts().read(conversation, sent.sequence());

      // Then
      var moved =
          phone.awaitEvent(
              im.relation.sdk.Event.CursorMoved.class,
              each -> each.user().equals(phone.user()) && each.read().equals(sent.sequence()));
      assertThat(moved.conversation()).isEqualTo(conversation);
      assertThat(phone.client().conversations().find(conversation).orElseThrow().cursors().read())
          .isEqualTo(new Sequence(sent.sequence().value()));
    }
  }

  private static void awaitUnread(TestDevice device, ConversationId conversation, long unread) {
    await()
        .atMost(LocalRun.patience())
        .untilAsserted(() -> assertThat(device.unread(conversation)).isEqualTo(unread));
  }

  private static ConversationState state(
      StockGrpc grpc, String token, ConversationId conversation) {
    return StockGrpc.as(token, SyncServiceGrpc.newBlockingStub(grpc.channel()))
        .sync(SyncRequest.getDefaultInstance())
        .getConversationsList()
        .stream()
        .filter(each -> each.getConversationId() == conversation.value())
        .findFirst()
        .orElseThrow();
  }
}
