package im.relation.presence;

import com.google.protobuf.ByteString;
import im.relation.contract.fleet.v1.KickRequest;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.ConnectionId;
import im.relation.domain.NodeId;
import im.relation.domain.SessionId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Gathers what nodes are to end: one request for each node and code, codes in the order in which
/// they came. Confined to one thread.
final class KickPlan {

  private final Map<NodeId, SequencedMap<CloseCode, KickRequest.Builder>> byNode = new HashMap<>();

  void connection(NodeId node, ConnectionId connection, CloseCode code) {
    request(node, code).addConnectionIds(ByteString.copyFrom(connection.toBytes()));
  }

  void session(NodeId node, SessionId session, CloseCode code) {
    request(node, code).addSessionIds(ByteString.copyFrom(session.toBytes()));
  }

  Map<NodeId, List<KickRequest>> requests() {
    var requests = new HashMap<NodeId, List<KickRequest>>();
    byNode.forEach(
        (node, codes) ->
            requests.put(node, codes.values().stream().map(KickRequest.Builder::build).toList()));
    return requests;
  }

  private KickRequest.Builder request(NodeId node, CloseCode code) {
    return byNode
        .computeIfAbsent(node, it -> new LinkedHashMap<>())
        .computeIfAbsent(code, it -> KickRequest.newBuilder().setCode(it));
  }
}
