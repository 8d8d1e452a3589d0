package im.relation.local;

import im.relation.backplane.TokenVerifier;
import im.relation.backplane.trace.Tracing;
import im.relation.socket.SocketNode;
import im.relation.socket.SocketSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/// The node within the local process: starts last, when all that it relies on answers, and stops
/// first, so that clients move on before anything else goes.
final class NodeLifecycle implements SmartLifecycle {

  private final SocketSettings settings;
  private final TokenVerifier tokens;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Tracing tracing;
  private Optional<SocketNode> node = Optional.empty();

  NodeLifecycle(
      SocketSettings settings,
      TokenVerifier tokens,
      Clock clock,
      MeterRegistry meters,
      Tracing tracing) {
    this.settings = settings;
    this.tokens = tokens;
    this.clock = clock;
    this.meters = meters;
    this.tracing = tracing;
  }

  @Override
  public synchronized void start() {
    node = Optional.of(SocketNode.start(settings, tokens, clock, meters, tracing));
  }

  @Override
  public synchronized void stop() {
    node.ifPresent(SocketNode::close);
    node = Optional.empty();
  }

  @Override
  public synchronized boolean isRunning() {
    return node.isPresent();
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  /// Where clients connect.
  synchronized InetSocketAddress address() {
    return node.map(SocketNode::address).orElseThrow();
  }
}
