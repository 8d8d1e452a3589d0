package im.relation.socket;

import com.nimbusds.jose.jwk.JWKSet;
import im.relation.backplane.TokenVerifier;
import im.relation.backplane.trace.Tracing;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/// One node as a process of its own: `java -jar socket-fleet.jar [settings file]`.
///
/// The settings file (else the one that `SOCKET_SETTINGS_FILE` names, else none) holds the keys
/// that `socket-fleet.properties.example` explains; variables `SOCKET_…` override it. What cannot
/// start says why in one sentence and ends with 1. SIGTERM drains the node first.
public final class SocketMain {

  /// Logback's own property; who sets it rules.
  private static final String LOGGING = "logback.configurationFile";

  private static final String HELP =
      """
      Starts a node of im-relation: it holds the connections of clients.

        java -jar socket-fleet.jar [settings file]

      The settings file, else the one that SOCKET_SETTINGS_FILE names, holds the keys that
      socket-fleet.properties.example explains; variables override it, for example
      SOCKET_LISTEN_PORT for listen.port. A node needs these of its own:
        redis.url, kafka.bootstrap-servers, token.keys-file, fleet.credential-file
      OTEL_EXPORTER_OTLP_ENDPOINT names a collector, where traces are wanted.
      SIGTERM drains it: its clients are told to move.
      """;

  private SocketMain() {}

  /// Runs until the process is told to stop.
  public static void main(String[] arguments) throws InterruptedException {
    if (List.of(arguments).contains("--help") || List.of(arguments).contains("-h")) {
      System.out.print(HELP);
      return;
    }
    if (arguments.length > 1 || (arguments.length == 1 && arguments[0].startsWith("-"))) {
      System.err.println("A node takes one settings file and no options.");
      System.err.print(HELP);
      System.exit(2);
    }
    // Before the first logger is made.
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "socket-fleet-logback.xml");
    }
    try {
      var _ = run(arguments, System.getenv(), System.out);
    } catch (SocketStartException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  /// Starts, and stops with the JVM.
  static AutoCloseable run(String[] arguments, Map<String, String> environment, PrintStream out) {
    var settings = SocketProperties.read(file(arguments, environment), environment);
    var clock = Clock.systemUTC();
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(meters);
    var gc = new JvmGcMetrics();
    gc.bindTo(meters);
    var tokens = new TokenVerifier(tokenKeys(settings.tokenKeys()), clock);
    var tracing = Tracing.of(environment, "socket-fleet");
    var node = SocketNode.start(settings.node(), tokens, clock, meters, tracing);
    var stops = new StopStack();
    stops.push(tracing::close);
    stops.push(gc::close);
    try {
      var management =
          new ManagementServer(
              new InetSocketAddress(settings.managementHost(), settings.managementPort()),
              meters,
              node::health);
      stops.push(management::close);
      out.println(
          "Node at "
              + node.address()
              + ", fleet at "
              + node.fleetAddress()
              + ", management at port "
              + management.port());
    } catch (SocketStartException e) {
      node.close();
      throw e;
    }
    // Last in, first out: management answers "not ready" while the node drains.
    Runnable stop =
        () -> {
          node.close();
          stops.run();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "socket-stop"));
    return stop::run;
  }

  private static Properties file(String[] arguments, Map<String, String> environment) {
    var name =
        arguments.length > 0
            ? arguments[0]
            : environment.getOrDefault(SocketProperties.FILE_VARIABLE, "");
    var properties = new Properties();
    if (!name.isEmpty()) {
      try (var reader = Files.newBufferedReader(Path.of(name))) {
        properties.load(reader);
      } catch (IOException e) {
        throw new IllegalArgumentException("The settings file " + name + " cannot be read.", e);
      }
    }
    return properties;
  }

  private static JWKSet tokenKeys(Path file) {
    try {
      return JWKSet.load(file.toFile());
    } catch (IOException | ParseException e) {
      throw new IllegalArgumentException("token.keys-file " + file + " is no JWK set.", e);
    }
  }
}
