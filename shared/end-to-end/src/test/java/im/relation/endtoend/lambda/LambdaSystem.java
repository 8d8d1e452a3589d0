package im.relation.endtoend.lambda;

import com.nimbusds.jose.util.JSONObjectUtils;
import im.relation.backplane.Catalog;
import im.relation.backplane.Catalog.Access;
import im.relation.backplane.Catalog.Kind;
import im.relation.endtoend.kit.Apart;
import im.relation.sdk.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The system with every request function on Lambda behind an HTTP API, and acceptMessage behind a
/// mapping; nodes and the other Kafka-bound functions are long-running processes, as in the cloud.
public final class LambdaSystem implements AutoCloseable {

  private static final List<String> FEATURES =
      List.of("account", "friendship", "message", "presence", "delivery");

  private final Apart apart;
  private final Map<String, String> environment;
  private final Map<String, LambdaFunction> requests = new LinkedHashMap<>();
  private final LambdaFunction acceptMessage;
  private final KafkaMapping mapping;
  private final ApiGateway gateway;

  private LambdaSystem(Apart apart, Map<String, String> environment) {
    this.apart = apart;
    this.environment = environment;
    FEATURES.forEach(feature -> requests.put(feature, request(feature)));
    this.acceptMessage =
        LambdaFunction.start(
            new LambdaFunction.Configuration(
                "acceptMessage", "message", "MessageRecords", acceptEnvironment()),
            apart.folder());
    requests.values().forEach(LambdaFunction::awaitReady);
    acceptMessage.awaitReady();
    this.mapping =
        KafkaMapping.start(
            apart.servers().kafka().bootstrapServers(),
            Catalog.load().kafkaBound("acceptMessage").topic().orElseThrow(),
            acceptMessage);
    this.gateway = new ApiGateway(routes()::route);
  }

  /// Starts everything and returns when every function can take events.
  ///
  /// @param environment of every process and function, beside its settings
  public static LambdaSystem start(String name, Map<String, String> environment) {
    var elsewhere = new HashMap<>(environment);
    elsewhere.put("IM_BOUND_DISABLED", "acceptMessage");
    elsewhere.put("IM_DELIVERY_FAN_OUT", "topic");
    var apart =
        Apart.start(
            Apart.Plan.of(name, 1)
                .withoutRequests()
                .with(process -> process.equals("kafka-bound") ? elsewhere : environment));
    try {
      return new LambdaSystem(apart, environment);
    } catch (RuntimeException e) {
      apart.close();
      throw e;
    }
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
                    entry -> requests.get(entry.feature()),
                    (one, same) -> one));
    return new Routes(byService, requests.getOrDefault("account", acceptMessage));
  }

  private LambdaFunction request(String feature) {
    return request(feature, Map.of());
  }

  /// One more environment of a feature's request functions; the caller closes it.
  ///
  /// @param more environment variables of it alone
  public LambdaFunction request(String feature, Map<String, String> more) {
    var settings = new HashMap<>(environment);
    settings.putAll(apart.stores());
    settings.putAll(more);
    settings.remove("IM_KAFKA_BOOTSTRAP_SERVERS");
    settings.put("IM_KEYS_PUBLIC_TOKEN_KEYS", publicKeys());
    if (feature.equals("account")) {
      settings.put("IM_KEYS_TOKEN_KEY", signingKey());
    }
    var handler = feature.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + feature.substring(1);
    return LambdaFunction.start(
        new LambdaFunction.Configuration(feature, feature, handler + "Http", settings),
        apart.folder());
  }

  private Map<String, String> acceptEnvironment() {
    var settings = new HashMap<>(environment);
    settings.putAll(apart.stores());
    settings.put("IM_LAMBDA_FUNCTION", "acceptMessage");
    return settings;
  }

  /// Starts a function that events start, and returns at once; the caller closes it.
  public LambdaFunction startEventBound(String name) {
    var settings = new HashMap<>(apart.stores());
    settings.remove("IM_KAFKA_BOOTSTRAP_SERVERS");
    settings.remove("SPRING_DATA_REDIS_URL");
    settings.put("IM_LAMBDA_FUNCTION", name);
    return LambdaFunction.start(
        new LambdaFunction.Configuration(
            name, Catalog.load().eventBound(name).feature(), "SystemEvents", settings),
        apart.folder());
  }

  private String publicKeys() {
    try {
      return JSONObjectUtils.toJSONString(apart.keys().publicTokenKeys().toJSONObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String signingKey() {
    try {
      return apart.keys().tokenKey().toJSONString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The functions that answer requests, by feature.
  public Map<String, LambdaFunction> requests() {
    return Map.copyOf(requests);
  }

  public LambdaFunction acceptMessage() {
    return acceptMessage;
  }

  /// Has every submission that there ever was brought to acceptMessage once more, and returns when
  /// it was.
  public void bringAllAgain() {
    KafkaMapping.once(
        apart.servers().kafka().bootstrapServers(),
        Catalog.load().kafkaBound("acceptMessage").topic().orElseThrow(),
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
    mapping.close();
    requests.values().forEach(LambdaFunction::close);
    acceptMessage.close();
    apart.close();
  }
}
