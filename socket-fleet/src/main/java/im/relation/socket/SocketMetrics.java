package im.relation.socket;

import im.relation.backplane.Stage;
import im.relation.contract.common.v1.ProblemCode;
import im.relation.contract.fleet.v1.DeliverResult;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.ServerFrame;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/// Counts of a node, tagged by the labels of enums and by nothing that grows. Thread-safe.
final class SocketMetrics {

  private final Map<ClientFrame.FrameCase, Counter> received;
  private final Map<ServerFrame.FrameCase, Counter> sent;
  private final Map<ProblemCode, Counter> refused;
  private final Map<CloseCode, Counter> goodbyes;
  private final Map<DeliverResult, Counter> delivered;
  private final Timer submitted;
  private final Timer written;
  private final Counter dropped;
  private final Counter unconfirmed;
  private final AtomicInteger behind = new AtomicInteger();

  SocketMetrics(MeterRegistry meters) {
    received = counters(meters, ClientFrame.FrameCase.class, "socket.frames.received", "kind");
    sent = counters(meters, ServerFrame.FrameCase.class, "socket.frames.sent", "kind");
    refused = counters(meters, ProblemCode.class, "socket.submissions.refused", "code");
    goodbyes = counters(meters, CloseCode.class, "socket.goodbyes", "code");
    delivered = counters(meters, DeliverResult.class, "socket.deliveries", "result");
    submitted = Stage.SUBMIT.timer(meters);
    written = Stage.DELIVER.timer(meters);
    dropped = meters.counter("socket.records.dropped");
    unconfirmed = meters.counter("socket.records.unconfirmed");
    Gauge.builder("socket.connections.behind", behind, AtomicInteger::get).register(meters);
  }

  /// Shows the counts that others hold.
  static void observe(
      MeterRegistry meters,
      ConnectionRegistry registry,
      RecordQueue records,
      EventLoopGroup loops) {
    Gauge.builder("socket.connections", registry, ConnectionRegistry::count).register(meters);
    Gauge.builder("socket.connections.limit", registry, ConnectionRegistry::limit).register(meters);
    Gauge.builder("socket.channels", registry, ConnectionRegistry::channels).register(meters);
    Gauge.builder("socket.records.pending.bytes", records, RecordQueue::pendingBytes)
        .register(meters);
    Gauge.builder("socket.eventloop.pending.tasks", loops, SocketMetrics::pendingTasks)
        .register(meters);
  }

  /// Shows whether functions find the node: 1 where its lease is held, else 0.
  static void observe(MeterRegistry meters, LeaseKeeper lease) {
    Gauge.builder("socket.lease.held", lease, it -> it.holdsLease() ? 1 : 0).register(meters);
  }

  private static double pendingTasks(EventLoopGroup loops) {
    return StreamSupport.stream(loops.spliterator(), false)
        .mapToInt(loop -> loop instanceof SingleThreadEventExecutor one ? one.pendingTasks() : 0)
        .sum();
  }

  private static <E extends Enum<E>> Map<E, Counter> counters(
      MeterRegistry meters, Class<E> labels, String name, String tag) {
    var counters = new EnumMap<E, Counter>(labels);
    for (E label : labels.getEnumConstants()) {
      counters.put(label, meters.counter(name, tag, label.name().toLowerCase(Locale.ROOT)));
    }
    return counters;
  }

  void received(ClientFrame.FrameCase kind) {
    count(received, kind);
  }

  void sent(ServerFrame.FrameCase kind) {
    count(sent, kind);
  }

  void refused(ProblemCode code) {
    count(refused, code);
  }

  void goodbye(CloseCode code) {
    count(goodbyes, code);
  }

  void delivered(DeliverResult result) {
    count(delivered, result);
  }

  /// A submission that came at that time is in Kafka now.
  void submitted(long atNanos) {
    submitted.record(System.nanoTime() - atNanos, TimeUnit.NANOSECONDS);
  }

  /// All frames of a Deliver that came at that time are written now.
  void written(long atNanos) {
    written.record(System.nanoTime() - atNanos, TimeUnit.NANOSECONDS);
  }

  /// A receipt, a typing or a disconnect that had no room on its way to Kafka.
  void recordDropped() {
    dropped.increment();
  }

  void recordUnconfirmed() {
    unconfirmed.increment();
  }

  void fellBehind() {
    behind.incrementAndGet();
  }

  void caughtUp() {
    behind.decrementAndGet();
  }

  int behind() {
    return behind.get();
  }

  private static <E extends Enum<E>> void count(Map<E, Counter> counters, E label) {
    var counter = counters.get(label);
    if (counter != null) {
      counter.increment();
    }
  }
}
