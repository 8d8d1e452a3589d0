package im.relation.aws;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who this process is on AWS and in which region, as AWS tells it: a Lambda function by
/// `AWS_ACCESS_KEY_ID` and its like, a task of ECS and a function with SnapStart by an endpoint
/// that `AWS_CONTAINER_CREDENTIALS_*` names, whose credentials end after hours. Files of a
/// developer's machine and instances of EC2 are not asked: nothing of ours runs so. Thread-safe.
public final class AwsIdentity {

  /// Credentials that end sooner are asked for anew: a token must last as long as it says.
  static final Duration LEFT = IamTokens.LIFE;

  /// Where ECS answers, on each task's own link.
  private static final String ECS = "http://169.254.170.2";

  private final Map<String, String> variables;
  private final Clock clock;
  private @Nullable Credentials held;

  /// Of a process with this environment.
  ///
  /// @param variables the environment
  public AwsIdentity(Map<String, String> variables, Clock clock) {
    this.variables = Map.copyOf(variables);
    this.clock = clock;
  }

  /// Of this process.
  public static AwsIdentity ofProcess() {
    return new AwsIdentity(System.getenv(), Clock.systemUTC());
  }

  /// @param expiresAt [Instant#MAX] for those that last as long as the process
  record Credentials(AwsCredentialsIdentity identity, Instant expiresAt) {

    /// Without what is secret.
    @Override
    public String toString() {
      return "Credentials[until " + expiresAt + "]";
    }
  }

  Clock clock() {
    return clock;
  }

  @Nullable String variable(String name) {
    var value = variables.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  /// @throws AwsException when the environment names none
  String region() {
    var region = variable("AWS_REGION");
    if (region == null) {
      throw new AwsException("AWS_REGION is not set.");
    }
    return region;
  }

  /// Those that are valid now; asks the endpoint when what it gave is about to end, which takes 3 s
  /// at the most.
  ///
  /// @throws AwsException when there are none
  synchronized Credentials credentials() {
    var known = held;
    if (known == null || clock.instant().plus(LEFT).isAfter(known.expiresAt())) {
      known = ask();
      held = known;
    }
    return known;
  }

  private Credentials ask() {
    var key = variable("AWS_ACCESS_KEY_ID");
    var secret = variable("AWS_SECRET_ACCESS_KEY");
    if (key != null && secret != null) {
      return new Credentials(identity(key, secret, variable("AWS_SESSION_TOKEN")), Instant.MAX);
    }
    var relative = variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
    var endpoint =
        relative != null ? ECS + relative : variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
    if (endpoint == null) {
      throw new AwsException(
          "This process has no credentials of AWS: neither AWS_ACCESS_KEY_ID nor"
              + " AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or _FULL_URI is set.");
    }
    return fromContainer(endpoint);
  }

  private Credentials fromContainer(String endpoint) {
    var token = variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
    Map<String, String> headers = token == null ? Map.of() : Map.of("Authorization", token);
    var reply = AwsCall.send("GET", URI.create(endpoint), headers, null);
    if (reply.status() != 200) {
      throw new AwsException("The container's credentials: HTTP status " + reply.status() + ".");
    }
    try {
      JsonNode given = JsonMapper.shared().readTree(reply.body());
      return new Credentials(
          identity(
              given.required("AccessKeyId").asString(),
              given.required("SecretAccessKey").asString(),
              given.required("Token").asString()),
          Instant.parse(given.required("Expiration").asString()));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      // Without the cause: it may quote them.
      throw new AwsException("The container's credentials cannot be read.");
    }
  }

  private static AwsCredentialsIdentity identity(
      String key, String secret, @Nullable String session) {
    return session == null
        ? AwsCredentialsIdentity.create(key, secret)
        : AwsSessionCredentialsIdentity.create(key, secret, session);
  }
}
