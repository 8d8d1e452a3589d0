package im.relation.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.backplane.Route;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.Session;
import im.relation.contract.message.v1.ConversationKind;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.operator.v1.DeviceState;
import im.relation.contract.operator.v1.TraceMessageResponse;
import im.relation.contract.operator.v1.TracedSubmission;
import im.relation.conversation.ConversationView;
import im.relation.conversation.Member;
import im.relation.conversation.MemberKey;
import im.relation.delivery.Cursors.Reached;
import im.relation.domain.ConnectionId;
import im.relation.domain.ConversationId;
import im.relation.domain.DeviceId;
import im.relation.domain.NodeId;
import im.relation.domain.Sequence;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.presence.Connections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MessageTraceTest {

  private static final ConversationId CONVERSATION = new ConversationId(7);
  private static final UserId ALICE = new UserId(1);
  private static final UserId BOB = new UserId(2);
  private static final Sequence FIFTH = new Sequence(5);
  private static final Session LAPTOP = session(11);
  private static final Session PHONE = session(12);

  private static final Entry ENTRY =
      Entry.newBuilder()
          .setConversationId(CONVERSATION.value())
          .setSequence(5)
          .setSenderId(ALICE.value())
          .setBody(ByteString.copyFromUtf8("never shown"))
          .build();

  @Test
  void theDeviceThatWroteItHasIt() {
    // When
    var trace = trace(Map.of()).answer(List.of(person(ALICE, LAPTOP, PHONE))).build();

    // Then: the other one has not reported anything
    assertThat(states(trace))
        .containsExactly(DeviceState.DEVICE_STATE_HAS_IT, DeviceState.DEVICE_STATE_NOT_REPORTED);
  }

  @Test
  void theOnlyDeviceOfAPersonWhoReceivedItHasIt() {
    // When
    var trace =
        trace(Map.of(BOB, new Reached(Sequence.NONE, FIFTH)))
            .answer(List.of(person(BOB, PHONE)))
            .build();

    // Then
    assertThat(states(trace)).containsExactly(DeviceState.DEVICE_STATE_HAS_IT);
  }

  @Test
  void whichOfSeveralDevicesReceivedItIsSaidToBeUnknown() {
    // When
    var trace =
        trace(Map.of(BOB, new Reached(FIFTH, FIFTH)))
            .answer(List.of(person(BOB, LAPTOP, PHONE)))
            .build();

    // Then
    assertThat(states(trace)).containsOnly(DeviceState.DEVICE_STATE_UNKNOWN);
  }

  @Test
  void aCursorBeforeItReportsNothing() {
    // When
    var trace =
        trace(Map.of(BOB, new Reached(new Sequence(4), new Sequence(4))))
            .answer(List.of(person(BOB, PHONE)))
            .build();

    // Then
    assertThat(states(trace)).containsExactly(DeviceState.DEVICE_STATE_NOT_REPORTED);
  }

  @Test
  void whatIsNotAcceptedIsOnNoDeviceAndTheNewestSequenceIsTold() {
    // Given
    var trace =
        new MessageTrace(
            new Sequence(10),
            Optional.empty(),
            Optional.empty(),
            new Connections.Found(Map.of(), Map.of()),
            Map.of(BOB, new Reached(new Sequence(9), new Sequence(9))));

    // When
    var answer = trace.answer(List.of(person(BOB, PHONE))).build();

    // Then
    assertThat(answer.hasEntry()).isFalse();
    assertThat(answer.getNewestSequence()).isEqualTo(9);
    assertThat(states(answer)).containsExactly(DeviceState.DEVICE_STATE_NOT_REPORTED);
  }

  @Test
  void saysWhereADeviceIsConnectedAndHowLongTheBodyIsButNotTheBody() {
    // Given
    var node = NodeId.random();
    var route =
        new Route(
            SessionId.of(PHONE.getSessionId().toByteArray()),
            node,
            ConnectionId.random(),
            new DeviceId(12),
            DeviceType.DEVICE_TYPE_PHONE);
    var found = new Connections.Found(Map.of(BOB, List.of(route)), Map.of(node, "node:9190"));

    // When
    var answer =
        new MessageTrace(FIFTH, Optional.of(ENTRY), Optional.empty(), found, Map.of())
            .answer(List.of(person(BOB, LAPTOP, PHONE)))
            .build();

    // Then
    var devices = answer.getMembers(0).getDevicesList();
    assertThat(devices.get(0).hasConnection()).isFalse();
    assertThat(devices.get(1).getConnection().getNodeAddress()).isEqualTo("node:9190");
    assertThat(answer.getEntry().getBodyBytes()).isEqualTo(ENTRY.getBody().size());
    assertThat(answer.toString()).doesNotContain("never shown");
  }

  private static MessageTrace trace(Map<UserId, Reached> cursors) {
    return new MessageTrace(
        FIFTH,
        Optional.of(ENTRY),
        Optional.of(TracedSubmission.newBuilder().setDeviceId(11).build()),
        new Connections.Found(Map.of(), Map.of()),
        cursors);
  }

  private static MessageTrace.Person person(UserId user, Session... sessions) {
    var member =
        new Member(new MemberKey(CONVERSATION, user), true, Sequence.NONE, Optional.empty(), 0);
    var view =
        new ConversationView(
            member,
            ConversationKind.CONVERSATION_KIND_DIRECT,
            List.of(ALICE, BOB),
            new Sequence(9),
            9,
            0,
            0);
    return new MessageTrace.Person(view, List.of(sessions));
  }

  private static Session session(long device) {
    return Session.newBuilder()
        .setSessionId(ByteString.copyFrom(SessionId.random().toBytes()))
        .setDeviceId(device)
        .build();
  }

  private static List<DeviceState> states(TraceMessageResponse trace) {
    return trace.getMembersList().stream()
        .flatMap(member -> member.getDevicesList().stream())
        .map(device -> device.getState())
        .toList();
  }
}
