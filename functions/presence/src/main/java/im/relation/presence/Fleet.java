package im.relation.presence;

import com.google.protobuf.ByteString;
import im.relation.backplane.ServiceCredential;
import im.relation.contract.fleet.v1.DeliverRequest;
import im.relation.contract.fleet.v1.Delivery;
import im.relation.contract.fleet.v1.KickRequest;
import im.relation.contract.fleet.v1.StatsResponse;
import im.relation.domain.Bits128;
import im.relation.domain.NodeId;
import im.relation.runtime.TransientFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Calls of the nodes' gRPC, all nodes at once. A call has a deadline of 500 ms and one retry; a
/// node that failed is left alone for a second, and what is for it counts as missed meanwhile
/// ([NodeChannel]); so does what is for a node that may not be called ([FleetTransport]). Holds one
/// channel per address, and gives up those that nobody asked for in ten minutes. Thread-safe.
public final class Fleet implements AutoCloseable {

  /// Most bytes of frames in one call; the node takes 4 MiB.
  private static final int CALL_BYTES = 2 * 1_048_576;

  /// A node that went away leaves a channel behind: closed when a new one is made after so long.
  private static final Duration CHANNEL_IDLE = Duration.ofMinutes(10);

  private final FleetCredentials credential;
  private final FleetTransport transport;
  private final Map<String, NodeChannel> nodes = new ConcurrentHashMap<>();

  /// @throws IllegalStateException where the certificates to trust cannot be read
  Fleet(FleetSettings settings, ServiceCredential credential) {
    this.transport = new FleetTransport(settings);
    this.credential = new FleetCredentials(credential);
  }

  /// Writes frames to the nodes, each node's in order.
  ///
  /// @param addresses of the plan's nodes; a node without one is dead and passed over
  /// @return the nodes that did not take all
  /// @throws TransientFailure only where the thread is interrupted
  Set<NodeId> deliver(DeliveryPlan plan, Map<NodeId, String> addresses) {
    var calls = new HashMap<NodeId, CompletableFuture<Boolean>>();
    plan.byNode()
        .forEach(
            (id, deliveries) -> {
              var address = addresses.get(id);
              if (address != null) {
                calls.put(id, call(address, node -> node.deliver(split(deliveries)), false));
              }
            });
    return failed(calls);
  }

  /// Ends connections, each node's requests in order.
  ///
  /// @param addresses as for [#deliver]
  /// @return the nodes that did not answer
  /// @throws TransientFailure only where the thread is interrupted
  Set<NodeId> kick(Map<NodeId, List<KickRequest>> requests, Map<NodeId, String> addresses) {
    var calls = new HashMap<NodeId, CompletableFuture<Boolean>>();
    requests.forEach(
        (id, kicks) -> {
          var address = addresses.get(id);
          if (address != null) {
            calls.put(id, call(address, node -> node.kick(kicks), false));
          }
        });
    return failed(calls);
  }

  /// What nodes say of themselves; those that do not answer are left out.
  ///
  /// @throws TransientFailure only where the thread is interrupted
  Map<NodeId, StatsResponse> stats(Map<NodeId, String> addresses) {
    var calls = new HashMap<NodeId, CompletableFuture<Optional<StatsResponse>>>();
    addresses.forEach(
        (id, address) -> calls.put(id, call(address, NodeChannel::stats, Optional.empty())));
    var answers = new HashMap<NodeId, StatsResponse>();
    calls.forEach((id, call) -> await(call).ifPresent(answer -> answers.put(id, answer)));
    return answers;
  }

  @Override
  public void close() {
    nodes.values().forEach(NodeChannel::close);
    nodes.clear();
  }

  /// Waits for all; the deadlines of the calls bound the wait.
  private static Set<NodeId> failed(Map<NodeId, CompletableFuture<Boolean>> calls) {
    var failed = new HashSet<NodeId>();
    calls.forEach(
        (id, call) -> {
          if (!await(call)) {
            failed.add(id);
          }
        });
    return failed;
  }

  private static <T> T await(CompletableFuture<T> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call of a node ended without an outcome", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted while nodes were called", e);
    }
  }

  /// In as few calls as their size allows, in their order.
  static List<DeliverRequest> split(List<Delivery> deliveries) {
    var requests = new ArrayList<DeliverRequest>();
    var request = request();
    int bytes = 0;
    for (var delivery : deliveries) {
      bytes += delivery.getSerializedSize();
      if (bytes > CALL_BYTES && request.getDeliveriesCount() > 0) {
        requests.add(request.build());
        request = request();
        bytes = delivery.getSerializedSize();
      }
      request.addDeliveries(delivery);
    }
    requests.add(request.build());
    return requests;
  }

  private static DeliverRequest.Builder request() {
    return DeliverRequest.newBuilder().setCallId(ByteString.copyFrom(Bits128.random().toBytes()));
  }

  /// @param refused the outcome where the node may not be called
  private <T> CompletableFuture<T> call(
      String address, Function<NodeChannel, CompletableFuture<T>> call, T refused) {
    var node = nodes.get(address);
    if (node == null) {
      closeIdle();
      node = nodes.computeIfAbsent(address, this::open);
    }
    return node == null ? CompletableFuture.completedFuture(refused) : call.apply(node);
  }

  private @Nullable NodeChannel open(String address) {
    return transport
        .open(address)
        .map(channel -> new NodeChannel(address, channel, credential))
        .orElse(null);
  }

  private void closeIdle() {
    nodes
        .entrySet()
        .removeIf(
            entry -> {
              boolean idle = entry.getValue().idleNanos() > CHANNEL_IDLE.toNanos();
              if (idle) {
                entry.getValue().close();
              }
              return idle;
            });
  }
}
