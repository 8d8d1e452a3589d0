package im.relation.lambda.keys;

import im.relation.aws.AwsIdentity;
import im.relation.aws.SecretValues;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertyResolver;

/// Reads the secrets whose addresses a function is given (`IM_SECRETS_*`), once, at its start: a
/// secret that was changed reaches the next instance. It wins over the same one given as a text.
///
/// | variable, the ARN of a secret | property that gets its text |
/// |---|---|
/// | `IM_SECRETS_REDIS_URL` | `spring.data.redis.url` |
/// | `IM_SECRETS_TOKEN_KEY` | `im.keys.token-key` |
/// | `IM_SECRETS_FLEET_CREDENTIAL` | `im.keys.fleet-credential` |
/// | `IM_SECRETS_MAIL_PASSWORD` | `spring.mail.password` |
final class SecretsByAddress implements EnvironmentPostProcessor {

  private static final String REDIS_URL = "spring.data.redis.url";

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "im.secrets.redis-url", REDIS_URL,
          "im.secrets.token-key", "im.keys.token-key",
          "im.secrets.fleet-credential", "im.keys.fleet-credential",
          "im.secrets.mail-password", "spring.mail.password");

  /// Whatever is no URL would be quoted by who refuses it.
  private static final Pattern REDIS = Pattern.compile("rediss?://[A-Za-z0-9._~:%@/?=&-]+");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var addresses = addresses(environment);
    // Nothing of AWS is loaded where none is set.
    if (!addresses.isEmpty()) {
      environment
          .getPropertySources()
          .addFirst(read(addresses, new SecretValues(AwsIdentity.ofProcess())::text));
    }
  }

  /// Property to ARN, of those that are given.
  static Map<String, String> addresses(PropertyResolver environment) {
    Map<String, String> addresses = new HashMap<>();
    PROPERTIES.forEach(
        (variable, property) -> {
          var arn = environment.getProperty(variable);
          if (arn != null && !arn.isBlank()) {
            addresses.put(property, arn);
          }
        });
    return addresses;
  }

  /// @throws im.relation.aws.AwsException naming the address of a secret that cannot be read
  static MapPropertySource read(Map<String, String> addresses, UnaryOperator<String> text) {
    Map<String, Object> values = new HashMap<>();
    addresses.forEach((property, arn) -> values.put(property, text.apply(arn).strip()));
    if (values.get(REDIS_URL) instanceof String url && !REDIS.matcher(url).matches()) {
      throw new IllegalStateException(
          "The secret " + addresses.get(REDIS_URL) + " is no URL of Redis.");
    }
    return new Secrets(values);
  }

  private static final class Secrets extends MapPropertySource {

    Secrets(Map<String, Object> values) {
      super("im-secrets", values);
    }

    /// Without the values, which others of its kind show while they are debugged.
    @Override
    public String toString() {
      return "Secrets" + source.keySet();
    }
  }
}
