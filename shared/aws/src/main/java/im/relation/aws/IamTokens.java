package im.relation.aws;

import im.relation.aws.AwsIdentity.Credentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.function.Function;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/// Tokens that MySQL (RDS, its proxy) and Kafka (MSK) take for a password: an address of theirs,
/// signed by this process's credentials. Nobody is asked for one, so each connection may have its
/// own. Thread-safe.
public final class IamTokens {

  /// As long as both services let one live at the most. Sign-in alone asks for it: a connection
  /// outlives its token.
  public static final Duration LIFE = Duration.ofMinutes(15);

  /// MSK logs it; it is no part of what is signed.
  private static final String AGENT = "&User-Agent=im-relation";

  private final AwsIdentity identity;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  public IamTokens(AwsIdentity identity) {
    this.identity = identity;
  }

  /// What stands for a password.
  ///
  /// @param value a secret
  /// @param user the access key that signed it: no secret
  /// @param from from when on it may be shown
  /// @param until when it is refused
  public record Token(String value, String user, Instant from, Instant until) {

    /// Without what is secret.
    @Override
    public String toString() {
      return "Token[of " + user + " until " + until + "]";
    }
  }

  /// For a user of MySQL, at the address by which the client knows it.
  ///
  /// @throws AwsException where the process has no credentials
  public Token mysql(String host, int port, String user) {
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .protocol("https")
            .host(host)
            .port(port)
            .encodedPath("/")
            .putRawQueryParameter("Action", "connect")
            .putRawQueryParameter("DBUser", user)
            .build();
    // RDS wants it without the scheme, and with the port though it were the scheme's own.
    return sign(request, "rds-db", address -> host + ":" + port + "/?" + address.getRawQuery());
  }

  /// For every cluster of the region.
  ///
  /// @throws AwsException where the process has no credentials
  public Token kafka() {
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .protocol("https")
            .host("kafka." + identity.region() + ".amazonaws.com")
            .encodedPath("/")
            .putRawQueryParameter("Action", "kafka-cluster:Connect")
            .build();
    return sign(
        request,
        "kafka-cluster",
        address ->
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((address + AGENT).getBytes(StandardCharsets.UTF_8)));
  }

  private Token sign(SdkHttpRequest request, String service, Function<URI, String> written) {
    Credentials credentials = identity.credentials();
    Instant now = identity.clock().instant();
    var signed =
        signer.sign(
            r ->
                r.identity(credentials.identity())
                    .request(request)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, identity.region())
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, LIFE)
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)));
    Instant until = now.plus(LIFE);
    return new Token(
        written.apply(signed.request().getUri()),
        credentials.identity().accessKeyId(),
        now,
        until.isBefore(credentials.expiresAt()) ? until : credentials.expiresAt());
  }
}
