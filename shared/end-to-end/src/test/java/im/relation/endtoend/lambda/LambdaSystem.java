package im.relation.endtoend.lambda;

import im.relation.backplane.Catalog;
import im.relation.backplane.Catalog.Access;
import im.relation.backplane.Catalog.Kind;
import im.relation.endtoend.kit.Apart;
import im.relation.sdk.Endpoints;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The system with every request function on Lambda behind an HTTP API, and behind mappings what
/// the catalog runs there, and acceptMessage too; nodes and the other Kafka-bound functions are
/// long-running processes, as in the cloud.
public final class LambdaSystem implements AutoCloseable {

  private static final List<String> FEATURES =
      List.of("account", "friendship", "message", "presence", "delivery");

  private static final String ACCEPT = "acceptMessage";

  /// The long-running process that is left where everything was moved.
  private static final String RELAY = "relay";

  private final Apart apart;
  private final FunctionEnvironment environment;
  private final Map<String, LambdaFunction> requests = new LinkedHashMap<>();
  private final Map<String, Mapped> mapped;
  private final ApiGateway gateway;

  /// A Kafka-bound function behind its mapping.
  private record Mapped(LambdaFunction function, KafkaMapping mapping) implements AutoCloseable {

    @Override
    public void close() {
      mapping.close();
      function.close();
    }
  }

  private LambdaSystem(Apart apart, Map<String, String> environment) {
    this.apart = apart;
    this.environment = new FunctionEnvironment(apart, environment);
    FEATURES.forEach(feature -> requests.put(feature, request(feature, Map.of())));
    this.mapped = map(LambdaSystem::isMapped);
    requests.values().forEach(LambdaFunction::awaitReady);
    this.gateway = new ApiGateway(routes()::route);
  }

  private static boolean isMapped(Placed function) {
    return function.compute().equals("lambda") || function.name().equals(ACCEPT);
  }

  /// Starts everything and returns when every function can take events.
  ///
  /// @param environment of every process and function, beside its settings
  public static LambdaSystem start(String name, Map<String, String> environment) {
    var processes =
        Map.of(
            "kafka-bound",
            without(LambdaSystem::isMapped, environment),
            RELAY,
            without(all -> true, environment));
    var apart =
        Apart.start(
            Apart.Plan.of(name, 1)
                .withoutRequests()
                .with(process -> processes.getOrDefault(process, environment)));
    try {
      return new LambdaSystem(apart, environment);
    } catch (RuntimeException e) {
      apart.close();
      throw e;
    }
  }

  /// The environment of a process in which some Kafka-bound functions do not run.
  private static Map<String, String> without(
      Predicate<Placed> elsewhere, Map<String, String> environment) {
    var all = new HashMap<>(environment);
    all.put("IM_DELIVERY_FAN_OUT", "topic");
    all.put(
        "IM_BOUND_DISABLED",
        kafkaBound(elsewhere).stream().map(Placed::name).collect(Collectors.joining(",")));
    return all;
  }

  private static List<Placed> kafkaBound(Predicate<Placed> asked) {
    return Placed.all().stream().filter(Placed::isKafkaBound).filter(asked).toList();
  }

  private Map<String, Mapped> map(Predicate<Placed> asked) {
    var functions = new LinkedHashMap<Placed, LambdaFunction>();
    for (var each : kafkaBound(asked)) {
      functions.put(
          each, LambdaFunction.start(each.on("Records", environment.of(each)), apart.folder()));
    }
    functions.values().forEach(LambdaFunction::awaitReady);
    var started = new LinkedHashMap<String, Mapped>();
    functions.forEach(
        (each, function) ->
            started.put(each.name(), new Mapped(function, mapping(each, function))));
    return started;
  }

  private KafkaMapping mapping(Placed function, LambdaFunction behind) {
    return KafkaMapping.start(
        apart.servers().kafka().bootstrapServers(),
        function.name(),
        function.topic().orElseThrow(),
        behind);
  }

  /// Moves every Kafka-bound function to Lambda until the answer is closed. What is left of their
  /// process is the relay of the outbox.
  public Moved moveAll() {
    var relay = apart.joinKafkaBound(RELAY);
    apart.kafkaBound().close();
    var moved = map(each -> !isMapped(each));
    return () -> {
      moved.values().forEach(Mapped::close);
      apart.kafkaBound().restart();
      relay.close();
    };
  }

  /// Ends what [#moveAll] began.
  public interface Moved extends AutoCloseable {

    @Override
    void close();
  }

  /// Which function a path goes to: a route for each service of the contract, and `$default`.
  private record Routes(Map<String, LambdaFunction> byService, LambdaFunction otherwise) {

    LambdaFunction route(String path) {
      int end = path.indexOf('/', 1);
      return byService.getOrDefault(end < 0 ? path : path.substring(1, end), otherwise);
    }
  }

  private Routes routes() {
    var byService =
        Catalog.load().functions().stream()
            .filter(entry -> entry.kind() == Kind.REQUEST)
            // No route leads to what operators call (ADR-0017).
            .filter(entry -> entry.access().orElseThrow() != Access.SERVICE)
            .collect(
                Collectors.toMap(
                    entry -> entry.name().substring(0, entry.name().indexOf('/')),
                    entry -> requests(entry.feature()),
                    (one, same) -> one));
    return new Routes(byService, requests("account"));
  }

  private LambdaFunction requests(String feature) {
    return Objects.requireNonNull(requests.get(feature));
  }

  /// One more environment of a feature's request functions; the caller closes it.
  ///
  /// @param more environment variables of it alone
  public LambdaFunction request(String feature, Map<String, String> more) {
    var settings = new HashMap<>(environment.requests(feature));
    settings.putAll(more);
    return LambdaFunction.start(
        new LambdaFunction.Configuration(
            feature, feature, Placed.titled(feature) + "Http", settings),
        apart.folder());
  }

  /// One more environment of a Kafka-bound function, behind no mapping; the caller closes it.
  ///
  /// @param more environment variables of it alone
  public LambdaFunction startRecordBound(String name, Map<String, String> more) {
    return start(name, "Records", more);
  }

  /// Starts a function that events start, and returns at once; the caller closes it.
  public LambdaFunction startEventBound(String name) {
    return start(name, "Events", Map.of());
  }

  private LambdaFunction start(String name, String edge, Map<String, String> more) {
    var function = Placed.named(name);
    var settings = environment.of(function);
    settings.putAll(more);
    return LambdaFunction.start(function.on(edge, settings), apart.folder());
  }

  /// The functions that answer requests, by feature.
  public Map<String, LambdaFunction> requests() {
    return Map.copyOf(requests);
  }

  public LambdaFunction acceptMessage() {
    return Objects.requireNonNull(mapped.get(ACCEPT)).function();
  }

  /// Has every submission that there ever was brought once more, and returns when it was.
  ///
  /// @param acceptMessage the mapped one, or another environment of it
  public void bringAllAgain(LambdaFunction acceptMessage) {
    KafkaMapping.once(
        apart.servers().kafka().bootstrapServers(),
        Placed.named(ACCEPT).topic().orElseThrow(),
        acceptMessage);
  }

  public Apart apart() {
    return apart;
  }

  /// For the SDK.
  public Endpoints endpoints() {
    return new Endpoints(
        gateway.base(), "127.0.0.1", apart.node(0).socket().getPort(), false, null);
  }

  @Override
  public void close() {
    gateway.close();
    mapped.values().forEach(Mapped::close);
    requests.values().forEach(LambdaFunction::close);
    apart.close();
  }
}
