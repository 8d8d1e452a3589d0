package im.relation.embedded;

import java.util.List;
import java.util.Map;
import org.apache.kafka.server.metrics.KafkaMetricsGroup;

/// Has the broker keep its own timings of frequent requests in plain arrays.
///
/// By default each is a skip list of the newest 1,028 values that takes a node for every request:
/// 230,000 nodes in an old heap that point at new ones, which a young collection visits one by one
/// (4 of the 6 ms of its pause; docs/performance.md). The broker takes a histogram that stands
/// under the name already. The price: these are over all of a run and not over its last five
/// minutes.
final class BrokerHistograms {

  private static final List<String> REQUESTS =
      List.of("Produce", "Fetch", "FetchConsumer", "OffsetCommit");

  private static final List<String> NAMES =
      List.of(
          "RequestQueueTimeMs",
          "LocalTimeMs",
          "RemoteTimeMs",
          "ThrottleTimeMs",
          "ResponseQueueTimeMs",
          "ResponseSendTimeMs",
          "TotalTimeMs",
          "RequestBytes",
          "MessageConversionsTimeMs",
          "TemporaryMemoryBytes");

  private BrokerHistograms() {}

  /// Before each start of a broker: one that stops takes its histograms away.
  static void register() {
    var group = new KafkaMetricsGroup("kafka.network", "RequestMetrics");
    for (var request : REQUESTS) {
      for (var name : NAMES) {
        group.newHistogram(name, false, Map.of("request", request));
      }
    }
  }
}
