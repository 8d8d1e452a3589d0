package im.relation.aws;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads secrets of AWS Secrets Manager: texts, as they are when asked for. Where another endpoint
/// is meant, `AWS_ENDPOINT_URL_SECRETS_MANAGER` or `AWS_ENDPOINT_URL` names it, as for every client
/// of AWS. Thread-safe.
public final class SecretValues {

  private static final String SERVICE = "secretsmanager";

  private final AwsIdentity identity;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  public SecretValues(AwsIdentity identity) {
    this.identity = identity;
  }

  /// The text of a secret. One attempt, 3 s until the first byte at the most: a start that fails is
  /// started again by whoever started it.
  ///
  /// @param arn its address
  /// @throws AwsException naming the address, when it is not to be had
  public String text(String arn) {
    byte[] body =
        JsonMapper.shared()
            .writeValueAsString(Map.of("SecretId", arn))
            .getBytes(StandardCharsets.UTF_8);
    AwsCall.Reply reply;
    try {
      reply = AwsCall.send("POST", endpoint(), headers(body), body);
    } catch (AwsException e) {
      throw new AwsException("The secret " + arn + " cannot be read: " + e.getMessage(), e);
    }
    if (reply.status() != 200) {
      throw new AwsException(
          "The secret %s cannot be read: HTTP status %d%s."
              .formatted(arn, reply.status(), refusal(reply.body())));
    }
    var text = field(reply.body(), "SecretString");
    if (text == null) {
      throw new AwsException("The secret " + arn + " holds no text.");
    }
    return text;
  }

  private URI endpoint() {
    var own = identity.variable("AWS_ENDPOINT_URL_SECRETS_MANAGER");
    var common = own == null ? identity.variable("AWS_ENDPOINT_URL") : own;
    return URI.create(
        common == null
            ? "https://" + SERVICE + "." + identity.region() + ".amazonaws.com/"
            : common.endsWith("/") ? common : common + "/");
  }

  private Map<String, String> headers(byte[] body) {
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint())
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", SERVICE + ".GetSecretValue")
            .build();
    var signed =
        signer.sign(
            r ->
                r.identity(identity.credentials().identity())
                    .request(request)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, identity.region())
                    .putProperty(HttpSigner.SIGNING_CLOCK, identity.clock()));
    Map<String, String> headers = new LinkedHashMap<>();
    signed.request().forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
    // The connection writes it, the same.
    headers.remove("Host");
    return headers;
  }

  /// The kind of refusal, such as `AccessDeniedException`; its message names who asked.
  private static String refusal(byte[] body) {
    var type = field(body, "__type");
    return type == null ? "" : ", " + type.substring(type.lastIndexOf('#') + 1);
  }

  private static @Nullable String field(byte[] body, String name) {
    try {
      JsonNode value = JsonMapper.shared().readTree(body).get(name);
      return value == null || !value.isString() ? null : value.asString();
    } catch (JacksonException e) {
      // Not passed on: it may quote what is secret.
      return null;
    }
  }
}
