package im.relation.presence;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import im.relation.backplane.Route;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.message.v1.ConversationKind;
import im.relation.contract.record.v1.EphemeralRecord;
import im.relation.contract.record.v1.Origin;
import im.relation.conversation.ConversationView;
import im.relation.conversation.Member;
import im.relation.conversation.MemberKey;
import im.relation.domain.ConnectionId;
import im.relation.domain.ConversationId;
import im.relation.domain.DeviceId;
import im.relation.domain.NodeId;
import im.relation.domain.Sequence;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.RecordBatch;
import im.relation.runtime.TopicRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Values that tests need.
final class Samples {

  private static final AtomicLong IDS = new AtomicLong(1_000);

  private Samples() {}

  /// A person whom no other test knows.
  static UserId person() {
    return new UserId(IDS.incrementAndGet());
  }

  static Route route(NodeId node) {
    return route(node, DeviceType.DEVICE_TYPE_DESKTOP);
  }

  static Route route(NodeId node, DeviceType type) {
    return new Route(
        SessionId.random(), node, ConnectionId.random(), new DeviceId(IDS.incrementAndGet()), type);
  }

  static Place place(UserId user, Route route) {
    return new Place(user, route.node(), route.connection());
  }

  static Origin origin(UserId user, Route route) {
    return Origin.newBuilder()
        .setUserId(user.value())
        .setDeviceId(route.device().value())
        .setSessionId(ByteString.copyFrom(route.session().toBytes()))
        .setConnectionId(ByteString.copyFrom(route.connection().toBytes()))
        .setNode(ByteString.copyFrom(route.node().toBytes()))
        .build();
  }

  static EphemeralRecord.Builder ephemeral(UserId user, Route route, long atMillis) {
    return EphemeralRecord.newBuilder().setOrigin(origin(user, route)).setAtMillis(atMillis);
  }

  static RecordBatch batch(MessageLite... records) {
    return new RecordBatch(Stream.of(records).map(it -> record(it.toByteArray())).toList());
  }

  static TopicRecord record(byte[] value) {
    return new TopicRecord("topic", 0, 0, new byte[8], value, 0);
  }

  /// A conversation as `me` sees it.
  static ConversationView view(
      ConversationKind kind, ConversationId id, UserId me, List<UserId> people, boolean maySend) {
    return new ConversationView(
        new Member(new MemberKey(id, me), maySend, new Sequence(0), Optional.empty(), 0),
        kind,
        people,
        new Sequence(0),
        0,
        0,
        0);
  }
}
