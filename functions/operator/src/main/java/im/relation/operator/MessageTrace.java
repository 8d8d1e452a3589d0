package im.relation.operator;

import com.google.protobuf.ByteString;
import im.relation.contract.account.v1.Session;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.operator.v1.AcceptBacklog;
import im.relation.contract.operator.v1.DeviceState;
import im.relation.contract.operator.v1.TraceMessageResponse;
import im.relation.contract.operator.v1.TracedDevice;
import im.relation.contract.operator.v1.TracedEntry;
import im.relation.contract.operator.v1.TracedMember;
import im.relation.contract.operator.v1.TracedNode;
import im.relation.contract.operator.v1.TracedSubmission;
import im.relation.conversation.ConversationView;
import im.relation.delivery.Cursors;
import im.relation.domain.Sequence;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.presence.Connections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Joins what is known of one entry. Pure.
///
/// @param entry empty: not accepted
/// @param submission empty: not in Kafka any more, or not found
record MessageTrace(
    Sequence sequence,
    Optional<Entry> entry,
    Optional<TracedSubmission> submission,
    Connections.Found connections,
    Map<UserId, Cursors.Reached> cursors) {

  /// Where Kafka has no such topic.
  static final AcceptBacklog NO_BACKLOG =
      AcceptBacklog.newBuilder().setPartition(-1).setWaiting(-1).build();

  /// A member and his live sessions.
  record Person(ConversationView view, List<Session> sessions) {

    UserId user() {
      return view.member().key().user();
    }
  }

  TraceMessageResponse.Builder answer(List<Person> people) {
    var answer = TraceMessageResponse.newBuilder();
    entry.ifPresent(found -> answer.setEntry(wire(found)));
    submission.ifPresent(answer::setSubmission);
    people.forEach(person -> answer.addMembers(member(person)));
    long newest =
        people.stream().mapToLong(person -> person.view().newest().value()).max().orElse(0);
    return answer.setNewestSequence(Math.max(newest, entry.isPresent() ? sequence.value() : 0));
  }

  static TracedNode node(Connections.NodeState state) {
    return TracedNode.newBuilder()
        .setNode(ByteString.copyFrom(state.node().toBytes()))
        .setAddress(state.address())
        .setAnswers(state.answers())
        .setConnections(state.stats().getConnections())
        .setBehind(state.stats().getBehind())
        .setDraining(state.stats().getDraining())
        .setMissed(state.missed())
        .build();
  }

  private static TracedEntry wire(Entry entry) {
    return TracedEntry.newBuilder()
        .setKind(entry.getKind())
        .setSenderId(entry.getSenderId())
        .setClientMessageId(entry.getClientMessageId())
        .setAcceptedAtMillis(entry.getAcceptedAtMillis())
        .setBodyBytes(entry.getBody().size())
        .build();
  }

  private TracedMember member(Person person) {
    var reached = cursors.getOrDefault(person.user(), Cursors.Reached.NOTHING);
    var member =
        TracedMember.newBuilder()
            .setUserId(person.user().value())
            .setReceives(receives(person.view()))
            .setReadSequence(reached.read().value())
            .setDeliveredSequence(reached.delivered().value());
    for (var session : person.sessions()) {
      var device =
          TracedDevice.newBuilder()
              .setDeviceId(session.getDeviceId())
              .setType(session.getDeviceType())
              .setName(session.getDeviceName())
              .setSessionId(session.getSessionId())
              .setState(state(session, person, reached));
      Wire.connection(
              SessionId.of(session.getSessionId().toByteArray()),
              connections.of(person.user()),
              connections.addresses())
          .ifPresent(device::setConnection);
      member.addDevices(device);
    }
    return member.build();
  }

  private boolean receives(ConversationView view) {
    var joined = view.member().joined();
    var left = view.member().left();
    return sequence.isAfter(joined) && left.map(last -> !sequence.isAfter(last)).orElse(true);
  }

  /// A cursor is a person's: with several devices it does not say which one reported.
  private DeviceState state(Session session, Person person, Cursors.Reached reached) {
    boolean reported = !sequence.isAfter(reached.read()) || !sequence.isAfter(reached.delivered());
    if (wrote(session, person)) {
      return DeviceState.DEVICE_STATE_HAS_IT;
    }
    if (entry.isEmpty() || !reported) {
      return DeviceState.DEVICE_STATE_NOT_REPORTED;
    }
    return person.sessions().size() == 1
        ? DeviceState.DEVICE_STATE_HAS_IT
        : DeviceState.DEVICE_STATE_UNKNOWN;
  }

  private boolean wrote(Session session, Person person) {
    return entry.isPresent()
        && entry.get().getSenderId() == person.user().value()
        && submission.isPresent()
        && submission.get().getDeviceId() == session.getDeviceId();
  }
}
