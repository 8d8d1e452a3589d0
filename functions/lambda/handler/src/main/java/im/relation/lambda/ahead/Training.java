package im.relation.lambda.ahead;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import im.relation.backplane.AccessToken;
import im.relation.backplane.Catalog;
import im.relation.backplane.Catalog.Access;
import im.relation.backplane.Catalog.FunctionEntry;
import im.relation.backplane.Catalog.Kind;
import im.relation.backplane.TokenSigner;
import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.Bits128;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/// Runs a function through the runtime client with an empty request of each rpc and a path that
/// nobody knows, then ends: the JVM that it runs in writes its AOT cache (`-XX:AOTCacheOutput`, JEP
/// 514).
///
/// Needs no store, and calls no other process: keys are made for the run, and what is asked of a
/// store fails at once and is answered as an outage. `AWS_LAMBDA_RUNTIME_API` says where the
/// Runtime API of the run listens, `127.0.0.1:port`.
final class Training {

  private static final String RUNTIME_CLIENT =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /// Where nothing listens.
  private static final Map<String, String> NOWHERE =
      Map.of(
          "spring.datasource.url", "jdbc:mysql://127.0.0.1:1/im",
          "spring.datasource.username", "nobody",
          "spring.datasource.password", "none",
          "spring.data.redis.url", "redis://127.0.0.1:1");

  private Training() {}

  /// Trains one function.
  ///
  /// @param arguments the feature, and its handler as Lambda is told of it
  public static void main(String[] arguments) throws ReflectiveOperationException, JOSEException {
    NOWHERE.forEach(System::setProperty);
    var key = new ECKeyGenerator(Curve.P_256).keyID("training").generate();
    System.setProperty("im.keys.token-key", key.toJSONString());
    System.setProperty(
        "im.keys.public-token-keys",
        JSONObjectUtils.toJSONString(new JWKSet(key.toPublicJWK()).toJSONObject()));
    var clock = Clock.systemUTC();
    TrainingApi.serve(
        System.getenv("AWS_LAMBDA_RUNTIME_API"), events(arguments[0], key, clock), clock);
    Class.forName(RUNTIME_CLIENT)
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[] {arguments[1]});
  }

  private static Stream<TrainingApi.Event> events(String feature, ECKey key, Clock clock) {
    var token =
        new TokenSigner(key)
            .sign(
                new AccessToken(
                    new UserId(1),
                    new DeviceId(1),
                    new SessionId(Bits128.random()),
                    DeviceType.DEVICE_TYPE_DESKTOP,
                    clock.instant().plus(Duration.ofHours(1))));
    var calls =
        Catalog.load().functions().stream()
            .filter(entry -> entry.kind() == Kind.REQUEST && entry.feature().equals(feature))
            .map(entry -> new TrainingApi.Event("/" + entry.name(), authorization(entry, token)));
    return Stream.concat(Stream.of(new TrainingApi.Event("/nobody", "")), calls);
  }

  private static String authorization(FunctionEntry entry, String token) {
    return entry.access().orElseThrow() == Access.ANONYMOUS ? "" : "Bearer " + token;
  }
}
