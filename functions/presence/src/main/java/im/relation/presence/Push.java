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

  /// W3C Trace Context of what pushes it; empty: not traced.
  String traceparent();

  /// All connections of some people but one.
  record ToPeople(
      ByteString frame, List<UserId> people, Optional<ConnectionId> except, String traceparent)
      implements Push {
    public ToPeople {
      people = List.copyOf(people);
    }

    /// One that is not traced.
    public ToPeople(ByteString frame, List<UserId> people, Optional<ConnectionId> except) {
      this(frame, people, except, "");
    }
  }

  /// One connection, where it is known.
  record ToConnection(ByteString frame, NodeId node, ConnectionId connection, String traceparent)
      implements Push {

    /// One that is not traced.
    public ToConnection(ByteString frame, NodeId node, ConnectionId connection) {
      this(frame, node, connection, "");
    }
  }
}
