package im.relation.presence;

import com.google.protobuf.ByteString;
import im.relation.domain.ConnectionId;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import java.util.List;
import java.util.Optional;

/// A frame, encoded once, and who gets it.
public sealed interface Push {

  /// A whole encoded ServerFrame.
  ByteString frame();

  /// All connections of some people but one.
  record ToPeople(ByteString frame, List<UserId> people, Optional<ConnectionId> except)
      implements Push {
    public ToPeople {
      people = List.copyOf(people);
    }
  }

  /// One connection, where it is known.
  record ToConnection(ByteString frame, NodeId node, ConnectionId connection) implements Push {}
}
