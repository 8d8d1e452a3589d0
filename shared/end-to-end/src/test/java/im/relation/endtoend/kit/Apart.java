package im.relation.endtoend.kit;

import com.nimbusds.jose.util.JSONObjectUtils;
import im.relation.backplane.LocalKeys;
import im.relation.embedded.DataFolder;
import im.relation.embedded.EmbeddedServers;
import im.relation.embedded.EmbeddedServersSettings;
import im.relation.embedded.ServerPorts;
import im.relation.sdk.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The three mains as processes of their own, against servers that live in this JVM: request
/// functions, Kafka-bound functions, and nodes. Each may be ended and started again by itself, on
/// the ports that it had.
public final class Apart implements AutoCloseable {

  private final Path folder;
  private final DataFolder data;
  private final EmbeddedServers servers;
  private final Optional<Part> requests;
  private final Part kafkaBound;
  private final List<Node> nodes;

  /// One of the processes.
  public static final class Part implements AutoCloseable {

    private final ServerProcess.Launch launch;
    private final Health health;
    private ServerProcess process;

    private Part(ServerProcess.Launch launch, int healthPort) {
      this.launch = launch;
      this.health = new Health(URI.create("http://127.0.0.1:" + healthPort));
      this.process = ServerProcess.start(launch);
    }

    public Health health() {
      return health;
    }

    public ServerProcess process() {
      return process;
    }

    public void awaitReady() {
      health.awaitReady(process);
    }

    /// Starts again after an end of any kind, and returns when it is ready.
    public void restart() {
      process.close();
      process = ServerProcess.start(launch);
      awaitReady();
    }

    @Override
    public void close() {
      process.close();
    }
  }

  /// A node and where clients connect to it.
  public record Node(Part part, InetSocketAddress socket) {}

  private record Ports(int http, int grpc) {}

  private final Ports ports;

  private final Function<String, Map<String, String>> environment;

  private Apart(Path folder, DataFolder data, EmbeddedServers servers, Plan plan) {
    this.folder = folder;
    this.data = data;
    this.servers = servers;
    this.environment = plan.environment();
    this.ports = new Ports(freePort(), freePort());
    if (!plan.requests()) {
      prepare();
    }
    this.kafkaBound = function("kafka-bound", "kafka-bound", freePort(), List.of());
    this.requests = plan.requests() ? Optional.of(requestFunctions()) : Optional.empty();
    this.nodes = new ArrayList<>();
    for (int n = 1; n <= plan.nodes(); n++) {
      nodes.add(node("node-" + n));
    }
  }

  /// What is special about a system.
  ///
  /// @param requests whether there is a process of request functions
  /// @param environment of each process by its name (`requests`, `kafka-bound`, `node-1`), beside
  ///   its settings
  /// @param before gets the data folder before anything is in it
  public record Plan(
      String name,
      int nodes,
      boolean requests,
      Function<String, Map<String, String>> environment,
      Consumer<DataFolder> before) {

    /// A system about which nothing is special.
    public static Plan of(String name, int nodes) {
      return new Plan(name, nodes, true, process -> Map.of(), ignored -> {});
    }

    /// The same with an environment of each process.
    public Plan with(Function<String, Map<String, String>> other) {
      return new Plan(name, nodes, requests, other, before);
    }

    /// The same, made ready by `prepare`, whose request functions are elsewhere.
    public Plan withoutRequests() {
      return new Plan(name, nodes, false, environment, before);
    }
  }

  /// Starts everything and returns when every process says that it is ready.
  public static Apart start(String name, int nodes) {
    return start(Plan.of(name, nodes));
  }

  /// The same, of a special system.
  public static Apart start(Plan plan) {
    var folder = Artifacts.runFolder(plan.name());
    var data = DataFolder.open(folder.resolve("data"));
    try {
      plan.before().accept(data);
      var servers =
          EmbeddedServers.start(
              data, EmbeddedServersSettings.all(Artifacts.binaries(), ServerPorts.FREE));
      makeKeys(folder.resolve("keys"));
      var apart = new Apart(folder, data, servers, plan);
      try {
        apart.kafkaBound.awaitReady();
        apart.requests.ifPresent(Part::awaitReady);
        apart.nodes.forEach(node -> node.part().awaitReady());
        return apart;
      } catch (RuntimeException e) {
        apart.close();
        throw e;
      }
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  public Part requests() {
    return requests.orElseThrow();
  }

  public Part kafkaBound() {
    return kafkaBound;
  }

  public Node node(int index) {
    return nodes.get(index);
  }

  public EmbeddedServers servers() {
    return servers;
  }

  /// The deployment's own keys, for tests that sign what they should not.
  public LocalKeys keys() throws IOException {
    return new LocalKeys(folder.resolve("keys"));
  }

  /// One more process of Kafka-bound functions, which shares the partitions; the caller closes it.
  public Part joinKafkaBound(String name) {
    var part = function("kafka-bound", name, freePort(), List.of());
    part.awaitReady();
    return part;
  }

  /// Connect.
  public URI http() {
    return requests().health().base();
  }

  /// `127.0.0.1:9090`.
  public String grpc() {
    return "127.0.0.1:" + ports.grpc();
  }

  /// For the SDK, over one of the nodes.
  public Endpoints endpoints(int node) {
    return new Endpoints(http(), "127.0.0.1", nodes.get(node).socket().getPort(), false, null);
  }

  /// Where the servers are, as every process with functions is told.
  public Map<String, String> stores() {
    return Map.of(
        "SPRING_DATASOURCE_URL", servers.mariaDb().jdbcUrl("im"),
        "SPRING_DATASOURCE_USERNAME", servers.mariaDb().user(),
        "SPRING_DATASOURCE_PASSWORD", servers.mariaDb().password(),
        "SPRING_DATA_REDIS_URL", servers.redis().url(),
        "IM_KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrapServers());
  }

  /// Where logs are.
  public Path folder() {
    return folder;
  }

  private Part requestFunctions() {
    return function(
        "requests",
        "requests",
        ports.http(),
        List.of(
            "--spring.grpc.server.address=127.0.0.1:" + ports.grpc(),
            "--spring.grpc.server.port=" + ports.grpc()));
  }

  private Part function(String role, String name, int httpPort, List<String> arguments) {
    var all = new ArrayList<String>();
    all.add(role);
    all.addAll(arguments);
    var settings = new HashMap<>(stores());
    settings.put("IM_KEYS_FOLDER", folder.resolve("keys").toString());
    settings.put("SERVER_ADDRESS", "127.0.0.1");
    settings.put("SERVER_PORT", String.valueOf(httpPort));
    return new Part(launch(name, ServerProcess.java(Artifacts.server(), all), settings), httpPort);
  }

  /// Knows MySQL and Kafka alone, as in the cloud.
  private void prepare() {
    var settings = new HashMap<>(stores());
    settings.remove("SPRING_DATA_REDIS_URL");
    settings.put("IM_KEYS_FOLDER", folder.resolve("keys").toString());
    var command = ServerProcess.java(Artifacts.server(), List.of("prepare"));
    var task = ServerProcess.start(launch("prepare", command, settings));
    int status = task.awaitExit(ServerProcess.START_LIMIT);
    if (status != 0) {
      throw new IllegalStateException("prepare ended with " + status + ":\n" + task.log());
    }
  }

  private Node node(String name) {
    var keys = folder.resolve("keys");
    int socketPort = freePort();
    int healthPort = freePort();
    var settings = new HashMap<String, String>();
    settings.put("SOCKET_LISTEN_PORT", String.valueOf(socketPort));
    settings.put("SOCKET_FLEET_PORT", "0");
    settings.put("SOCKET_MANAGEMENT_PORT", String.valueOf(healthPort));
    settings.put("SOCKET_REDIS_URL", servers.redis().url());
    settings.put("SOCKET_KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrapServers());
    settings.put("SOCKET_FLEET_CREDENTIAL_FILE", keys.resolve("fleet.credential").toString());
    settings.put("SOCKET_TOKEN_KEYS_FILE", keys.resolve("token-keys.json").toString());
    var launch = launch(name, ServerProcess.java(Artifacts.node(), List.of()), settings);
    return new Node(
        new Part(launch, healthPort),
        new InetSocketAddress(InetAddress.getLoopbackAddress(), socketPort));
  }

  private ServerProcess.Launch launch(
      String name, List<String> command, Map<String, String> settings) {
    var all = new HashMap<>(environment.apply(name));
    all.putAll(settings);
    return new ServerProcess.Launch(command, all, folder, folder.resolve(name + ".log"));
  }

  private static void makeKeys(Path keys) {
    try {
      var local = new LocalKeys(keys);
      var _ = local.fleetCredential();
      Files.writeString(
          keys.resolve("token-keys.json"),
          JSONObjectUtils.toJSONString(local.publicTokenKeys().toJSONObject()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Nodes first, the servers last.
  @Override
  public void close() {
    nodes.forEach(node -> node.part().close());
    requests.ifPresent(Part::close);
    kafkaBound.close();
    servers.close();
    data.close();
  }
}
