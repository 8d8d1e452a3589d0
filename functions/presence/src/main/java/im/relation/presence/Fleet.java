package im.relation.presence;

import com.google.common.util.concurrent.ListenableFuture;
import im.relation.backplane.ServiceCredential;
import im.relation.contract.fleet.v1.DeliverRequest;
import im.relation.contract.fleet.v1.DeliverResponse;
import im.relation.contract.fleet.v1.Delivery;
import im.relation.contract.fleet.v1.FleetServiceGrpc;
import im.relation.contract.fleet.v1.KickRequest;
import im.relation.domain.NodeId;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls of the nodes' gRPC. A call has a deadline of 500 ms and one retry; a node that failed is
/// left alone for a second, and its frames count as missed meanwhile. Thread-safe.
public final class Fleet implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Fleet.class);
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  /// How long a node may take (design: Deliver has a deadline of 500 ms).
  private static final long DEADLINE_MILLIS = 500;

  /// A call and one retry (design: Deliver).
  private static final int ATTEMPTS = 2;

  /// Most bytes of frames in one call; the node takes 4 MiB.
  private static final int CALL_BYTES = 2 * 1_048_576;

  private final Metadata credential = new Metadata();
  private final Map<String, Node> nodes = new ConcurrentHashMap<>();

  public Fleet(ServiceCredential credential) {
    this.credential.put(AUTHORIZATION, "Bearer " + credential.value());
  }

  /// One node as this process sees it.
  private static final class Node {
    /// How long a node that failed is left alone.
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    final ManagedChannel channel;
    private volatile boolean failed;
    private volatile long failedAtNanos;

    Node(ManagedChannel channel) {
      this.channel = channel;
    }

    boolean rests() {
      return failed && System.nanoTime() - failedAtNanos < PAUSE_NANOS;
    }

    void answered(boolean well) {
      failedAtNanos = System.nanoTime();
      failed = !well;
    }
  }

  /// Writes frames to the nodes, all nodes at once, each node's in order.
  ///
  /// @param addresses of the plan's nodes; a node without one is dead and passed over
  /// @return the nodes that did not take all
  Set<NodeId> deliver(DeliveryPlan plan, Map<NodeId, String> addresses) {
    var running = new ArrayList<Running>();
    plan.byNode()
        .forEach(
            (id, deliveries) -> {
              var address = addresses.get(id);
              if (address != null) {
                running.add(new Running(id, node(address), split(deliveries)));
              }
            });
    running.forEach(Running::begin);
    var missed = new HashSet<NodeId>();
    for (var call : running) {
      if (!call.finish()) {
        missed.add(call.id);
      }
    }
    return missed;
  }

  /// Ends connections of a node; false where it does not answer.
  boolean kick(String address, KickRequest request) {
    var node = node(address);
    var call =
        FleetServiceGrpc.newFutureStub(node.channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(credential))
            .withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)
            .kick(request);
    return await(call);
  }

  @Override
  public void close() {
    nodes.values().forEach(node -> node.channel.shutdownNow());
  }

  /// The calls of one node: the first is under way while other nodes' are, the rest follow in
  /// order.
  private final class Running {
    final NodeId id;
    private final Node node;
    private final List<DeliverRequest> requests;
    private ListenableFuture<DeliverResponse> first;

    Running(NodeId id, Node node, List<DeliverRequest> requests) {
      this.id = id;
      this.node = node;
      this.requests = requests;
      this.first = com.google.common.util.concurrent.Futures.immediateCancelledFuture();
    }

    void begin() {
      if (!node.rests()) {
        first = call(requests.getFirst());
      }
    }

    boolean finish() {
      boolean well = !node.rests() && (await(first) || await(call(requests.getFirst())));
      for (int i = 1; well && i < requests.size(); i++) {
        well = takes(requests.get(i));
      }
      if (!node.rests()) {
        node.answered(well);
      }
      if (!well) {
        log.atWarn().addKeyValue("nodeId", id).log("node missed frames");
      }
      return well;
    }

    private boolean takes(DeliverRequest request) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (await(call(request))) {
          return true;
        }
      }
      return false;
    }

    private ListenableFuture<DeliverResponse> call(DeliverRequest request) {
      return FleetServiceGrpc.newFutureStub(node.channel)
          .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(credential))
          .withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)
          .deliver(request);
    }
  }

  private static List<DeliverRequest> split(List<Delivery> deliveries) {
    var requests = new ArrayList<DeliverRequest>();
    var request = DeliverRequest.newBuilder();
    int bytes = 0;
    for (var delivery : deliveries) {
      bytes += delivery.getSerializedSize();
      if (bytes > CALL_BYTES && request.getDeliveriesCount() > 0) {
        requests.add(request.build());
        request = DeliverRequest.newBuilder();
        bytes = delivery.getSerializedSize();
      }
      request.addDeliveries(delivery);
    }
    requests.add(request.build());
    return requests;
  }

  private Node node(String address) {
    return nodes.computeIfAbsent(
        address, it -> new Node(NettyChannelBuilder.forTarget(it).usePlaintext().build()));
  }

  private static boolean await(ListenableFuture<?> call) {
    try {
      call.get(DEADLINE_MILLIS * 2, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException
        | java.util.concurrent.TimeoutException
        | java.util.concurrent.CancellationException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
