package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kafka (KRaft, broker and controller in one) inside this JVM on 127.0.0.1, its records durable in
/// the data folder against a killed JVM.
///
/// Stop it after its producers and consumers are closed, and not from a JVM shutdown hook:
/// consumers must still be able to leave their groups. It cannot be killed without the JVM. When
/// Kafka itself halts the JVM (its disk is gone), the child processes are killed first.
/// Thread-safe.
public final class EmbeddedKafka implements EmbeddedServer {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final DataFolder folder;
  private final KafkaSettings settings;
  private final int port;
  private final int controllerPort;
  private final Map<String, String> more;
  private @Nullable KafkaRaftServer server;

  /// Prepares the server without starting it.
  ///
  /// @param port 0 for a free one; the controller always takes a free one
  public EmbeddedKafka(DataFolder folder, KafkaSettings settings, int port) {
    this(folder, settings, port, Map.of());
  }

  /// As the other one, with properties of the broker that win over what it has otherwise.
  public EmbeddedKafka(
      DataFolder folder, KafkaSettings settings, int port, Map<String, String> more) {
    this.folder = folder;
    this.settings = settings;
    this.port = Ports.choose(port);
    this.controllerPort = Ports.choose(0);
    this.more = Map.copyOf(more);
  }

  @Override
  public ServerKind kind() {
    return ServerKind.KAFKA;
  }

  @Override
  public int port() {
    return port;
  }

  /// For example `127.0.0.1:9092`.
  public String bootstrapServers() {
    return Ports.HOST + ":" + port;
  }

  /// Creates the topics that are missing and leaves the others as they are.
  ///
  /// @throws EmbeddedServerException TOPIC_REFUSED when one exists with another number of
  ///   partitions; none is created then
  public void createTopics(Collection<TopicSpec> topics) {
    KafkaTopics.create(bootstrapServers(), topics);
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    // Kafka halts the JVM when its controller finds its port taken.
    Ports.requireFree(kind(), port);
    Ports.requireFree(kind(), controllerPort);
    long begun = System.nanoTime();
    BrokerHistograms.register();
    var data = KafkaStorage.prepare(folder.folder("kafka"));
    var properties = KafkaProperties.of(data, settings, port, controllerPort);
    properties.putAll(more);
    var config = new KafkaConfig(properties, false);
    Exit.setHaltProcedure(
        (status, _) -> {
          try {
            folder.children().killAll();
          } finally {
            Runtime.getRuntime().halt(status);
          }
        });
    server = startUp(config);
    log.atInfo()
        .addKeyValue("port", port)
        .addKeyValue("millis", Duration.ofNanos(System.nanoTime() - begun).toMillis())
        .log("Kafka is up");
  }

  private static KafkaRaftServer startUp(KafkaConfig config) {
    KafkaRaftServer starting = null;
    try {
      starting = new KafkaRaftServer(config, Time.SYSTEM);
      starting.startup();
      return starting;
    } catch (Exception e) { // Scala throws checked ones undeclared
      if (starting != null) {
        shutDown(starting);
      }
      throw new EmbeddedServerException(
          Reason.START_FAILED, "Kafka cannot be started: " + e.getMessage() + ".", e);
    }
  }

  /// Stops in a controlled way.
  ///
  /// @throws EmbeddedServerException STOP_FAILED after 30 s; the JVM should end then
  @Override
  public synchronized void stop() {
    if (server != null) {
      var stopping = server;
      server = null;
      if (!shutDown(stopping)) {
        throw new EmbeddedServerException(
            Reason.STOP_FAILED,
            "Kafka did not stop within " + STOP_LIMIT.toSeconds() + " s; end this process.");
      }
    }
  }

  @Override
  public synchronized boolean running() {
    return server != null;
  }

  /// False when it took too long; Kafka's own limits add up to minutes.
  private static boolean shutDown(KafkaRaftServer server) {
    var stopper =
        Thread.ofPlatform()
            .name("embedded-kafka-stop")
            .daemon()
            .start(
                () -> {
                  server.shutdown();
                  server.awaitShutdown();
                });
    try {
      return stopper.join(STOP_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
