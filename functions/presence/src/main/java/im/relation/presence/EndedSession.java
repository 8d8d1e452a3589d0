package im.relation.presence;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.fleet.v1.KickRequest;
import im.relation.contract.record.v1.SessionEndedRecord;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.NodeId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.TopicRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A record of topic `session-ended`.
record EndedSession(UserId user, SessionId session, CloseCode code) {

  /// Empty for a record that names no session.
  static Optional<EndedSession> parse(TopicRecord record) {
    try {
      var ended = SessionEndedRecord.parseFrom(record.value());
      return Optional.of(
          new EndedSession(
              new UserId(ended.getUserId()),
              SessionId.of(ended.getSessionId().toByteArray()),
              code(ended.getCode())));
    } catch (InvalidProtocolBufferException | IllegalArgumentException notARecord) {
      return Optional.empty();
    }
  }

  /// A session that ended is ended whatever the reason: a code that this version does not know is
  /// told as revoked, for a node takes no unknown one.
  private static CloseCode code(CloseCode code) {
    return code == CloseCode.CLOSE_CODE_UNSPECIFIED || code == CloseCode.UNRECOGNIZED
        ? CloseCode.CLOSE_CODE_SESSION_REVOKED
        : code;
  }

  /// What the live nodes are to end; pure.
  static Map<NodeId, List<KickRequest>> kicks(List<EndedSession> ended, RouteTable table) {
    var kicks = new KickPlan();
    for (var each : ended) {
      table.live(each.user()).stream()
          .filter(route -> route.session().equals(each.session()))
          .forEach(route -> kicks.session(route.node(), each.session(), each.code()));
    }
    return kicks.requests();
  }
}
