package im.relation.endtoend.lambda;

import com.nimbusds.jose.util.JSONObjectUtils;
import im.relation.endtoend.kit.Apart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The environment variables of functions as `infra-terraform` gives them: no store and no key of
/// which the catalog does not say that the function uses it, so that a wrong `uses` fails tests.
final class FunctionEnvironment {

  private static final List<Placed> FUNCTIONS = Placed.all();

  private final Apart apart;
  private final Map<String, String> ofAll;

  /// @param ofAll of every function, beside its settings
  FunctionEnvironment(Apart apart, Map<String, String> ofAll) {
    this.apart = apart;
    this.ofAll = Map.copyOf(ofAll);
  }

  /// Of the one that answers a feature's requests.
  Map<String, String> requests(String feature) {
    return environment(
        FUNCTIONS.stream()
            .filter(each -> each.kind().equals("request") && each.feature().equals(feature))
            .flatMap(each -> each.uses().stream())
            .collect(Collectors.toSet()));
  }

  /// Of one that records, messages or the clock start.
  Map<String, String> of(Placed function) {
    var itsTopics = function.kind().equals("kafka") ? List.of("kafka:") : List.<String>of();
    var environment =
        environment(
            Stream.concat(function.uses().stream(), itsTopics.stream())
                .collect(Collectors.toSet()));
    environment.put("IM_LAMBDA_FUNCTION", function.name());
    return environment;
  }

  private Map<String, String> environment(Set<String> uses) {
    var stores = apart.stores();
    var environment = new HashMap<>(ofAll);
    environment.put("SPRING_DATASOURCE_URL", stores.get("SPRING_DATASOURCE_URL"));
    if (uses.contains("mysql")) {
      stores.forEach(
          (name, value) -> {
            if (name.startsWith("SPRING_DATASOURCE_")) {
              environment.put(name, value);
            }
          });
    }
    if (uses.contains("redis")) {
      environment.put("SPRING_DATA_REDIS_URL", stores.get("SPRING_DATA_REDIS_URL"));
    }
    if (uses.stream().anyMatch(use -> use.startsWith("kafka:"))) {
      environment.put("IM_KAFKA_BOOTSTRAP_SERVERS", stores.get("IM_KAFKA_BOOTSTRAP_SERVERS"));
    }
    environment.putAll(keys(uses));
    return environment;
  }

  private Map<String, String> keys(Set<String> uses) {
    try {
      var keys = new HashMap<String, String>();
      keys.put(
          "IM_KEYS_PUBLIC_TOKEN_KEYS",
          JSONObjectUtils.toJSONString(apart.keys().publicTokenKeys().toJSONObject()));
      if (uses.contains("token-key")) {
        keys.put("IM_KEYS_TOKEN_KEY", apart.keys().tokenKey().toJSONString());
      }
      if (uses.contains("fleet")) {
        keys.put("IM_KEYS_FLEET_CREDENTIAL", apart.keys().fleetCredential().value());
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
