package im.relation.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The settings of a broker and controller in one, alone in its cluster.
final class KafkaProperties {
  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";
  private static final String BROKER = "PLAINTEXT";
  private static final long MEBIBYTE = 1 << 20;

  private KafkaProperties() {}

  static Map<String, String> of(Path data, KafkaSettings settings, int port, int controllerPort) {
    var all = new LinkedHashMap<String, String>();
    all.put("process.roles", "broker,controller");
    all.put("node.id", String.valueOf(NODE_ID));
    all.put("controller.quorum.voters", NODE_ID + "@" + Ports.HOST + ":" + controllerPort);
    all.put("listeners", listener(BROKER, port) + "," + listener(CONTROLLER, controllerPort));
    all.put("advertised.listeners", listener(BROKER, port));
    all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    all.put("controller.listener.names", CONTROLLER);
    all.put("inter.broker.listener.name", BROKER);
    all.put("log.dirs", data.toString());
    all.putAll(topics(settings));
    all.putAll(oneNode());
    all.putAll(small(settings));
    return all;
  }

  private static Map<String, String> topics(KafkaSettings settings) {
    return Map.of(
        "auto.create.topics.enable", "false",
        "delete.topic.enable", "true",
        "log.segment.bytes", String.valueOf(settings.segmentMebibytes() * MEBIBYTE));
  }

  private static Map<String, String> oneNode() {
    return Map.of(
        "offsets.topic.replication.factor",
        "1",
        "transaction.state.log.replication.factor",
        "1",
        "transaction.state.log.min.isr",
        "1",
        "share.coordinator.state.topic.replication.factor",
        "1",
        "share.coordinator.state.topic.min.isr",
        "1",
        // Nobody else will join: hand out partitions and commit offsets at once.
        "group.initial.rebalance.delay.ms",
        "0",
        "group.coordinator.append.linger.ms",
        "0",
        // After a kill -9 the broker may not register before its old session has run out: measured
        // 10 s with the default of 9 s. A broker that was fenced by a pause comes back by itself.
        "broker.session.timeout.ms",
        "3000",
        "broker.heartbeat.interval.ms",
        "500");
  }

  /// Fewer threads, folders and buffers than a cluster needs.
  private static Map<String, String> small(KafkaSettings settings) {
    return Map.of(
        "num.network.threads",
        String.valueOf(settings.networkThreads()),
        "num.io.threads",
        String.valueOf(settings.ioThreads()),
        "offsets.topic.num.partitions",
        "1",
        "transaction.state.log.num.partitions",
        "1",
        "share.coordinator.state.topic.num.partitions",
        "1",
        "log.cleaner.dedupe.buffer.size",
        String.valueOf(2 * MEBIBYTE),
        "log.index.size.max.bytes",
        String.valueOf(MEBIBYTE),
        // No JMX beans: nobody looks at them and each topic adds hundreds.
        "metric.reporters",
        "");
  }

  private static String listener(String name, int port) {
    return name + "://" + Ports.HOST + ":" + port;
  }
}
