package im.relation.socket;

import com.google.protobuf.ByteString;
import im.relation.backplane.trace.Tracing;
import im.relation.contract.fleet.v1.DeliverRequest;
import im.relation.contract.fleet.v1.DeliverResponse;
import im.relation.contract.fleet.v1.DeliverResult;
import im.relation.contract.fleet.v1.Delivery;
import im.relation.contract.fleet.v1.DeliveryResult;
import im.relation.contract.fleet.v1.FleetServiceGrpc;
import im.relation.domain.ConnectionId;
import io.netty.buffer.ByteBuf;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One Deliver on its way: planned on the caller's thread, written in one task per event loop, and
/// answered by the last of them. Frames of one connection keep the order of the request.
final class Delivering {

  private static final String SPAN = FleetServiceGrpc.getDeliverMethod().getFullMethodName();

  private record Write(Connection connection, ByteBuf frame, int delivery, int place) {}

  private final List<SharedFrame> frames = new ArrayList<>();
  private final Map<LoopState, List<Write>> writes = new HashMap<>();
  private final List<Span> spans = new ArrayList<>(0);
  private final DeliverResult[][] results;
  private final SocketMetrics metrics;
  private final Consumer<DeliverResponse> answer;
  private final long atNanos = System.nanoTime();
  private final AtomicInteger loopsLeft = new AtomicInteger();

  /// Plans; encodes each frame at most once for each wire.
  Delivering(DeliverRequest request, NodeServices services, Consumer<DeliverResponse> answer) {
    var registry = services.registry();
    this.metrics = services.metrics();
    this.answer = answer;
    this.results = new DeliverResult[request.getDeliveriesCount()][];
    for (int i = 0; i < results.length; i++) {
      var delivery = request.getDeliveries(i);
      trace(delivery, services.tracing());
      var frame = new SharedFrame(delivery.getFrame());
      frames.add(frame);
      results[i] = new DeliverResult[delivery.getConnectionIdsCount()];
      Arrays.fill(results[i], DeliverResult.DELIVER_RESULT_NO_SUCH_CONNECTION);
      for (int place = 0; place < results[i].length; place++) {
        var connection = registry.find(id(delivery.getConnectionIds(place)));
        if (connection != null) {
          var write = new Write(connection, frame.on(connection.wire()), i, place);
          writes.computeIfAbsent(connection.loop(), loop -> new ArrayList<>()).add(write);
        }
      }
    }
  }

  private void trace(Delivery delivery, Tracing tracing) {
    if (tracing.isOn() && !delivery.getTraceparent().isEmpty()) {
      spans.add(
          tracing
              .goOn(SPAN, SpanKind.SERVER, delivery.getTraceparent())
              .setAttribute("rpc.system", "grpc")
              .setAttribute("im.connections", delivery.getConnectionIdsCount()));
    }
  }

  private static ConnectionId id(ByteString bytes) {
    return ConnectionId.of(bytes.toByteArray());
  }

  /// Hands each event loop its part; returns at once.
  void start() {
    loopsLeft.set(writes.size());
    if (writes.isEmpty()) {
      finish();
      return;
    }
    writes.forEach(
        (loop, part) -> {
          try {
            loop.loop().execute(() -> write(part));
          } catch (RejectedExecutionException stopped) {
            done();
          }
        });
  }

  private void write(List<Write> part) {
    try {
      for (var write : part) {
        results[write.delivery()][write.place()] = write.connection().push(write.frame());
      }
    } finally {
      done();
    }
  }

  private void done() {
    if (loopsLeft.decrementAndGet() == 0) {
      finish();
    }
  }

  private void finish() {
    frames.forEach(SharedFrame::release);
    metrics.written(atNanos);
    spans.forEach(Span::end);
    var response = DeliverResponse.newBuilder();
    for (var row : results) {
      var delivery = DeliveryResult.newBuilder();
      for (var result : row) {
        metrics.delivered(result);
        delivery.addConnections(result);
      }
      response.addResults(delivery);
    }
    answer.accept(response.build());
  }
}
