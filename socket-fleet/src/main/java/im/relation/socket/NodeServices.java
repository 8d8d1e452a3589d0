package im.relation.socket;

import im.relation.backplane.trace.Tracing;
import im.relation.domain.NodeId;
import java.time.Clock;

/// What every connection of a node shares. All parts are thread-safe.
record NodeServices(
    SocketSettings settings,
    NodeId node,
    Clock clock,
    ConnectionRegistry registry,
    RecordQueue records,
    SocketMetrics metrics,
    Tracing tracing) {}
