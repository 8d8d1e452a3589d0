package im.relation.aws;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallback;

/// The broker's side: takes a token whose signature it computes the same, as MSK does. The broker
/// makes it by its name.
public final class KafkaIamVerifier implements AuthenticateCallbackHandler {

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
    // Needs nothing.
  }

  @Override
  public void handle(Callback[] callbacks) {
    for (Callback callback : callbacks) {
      if (callback instanceof OAuthBearerValidatorCallback asked) {
        verify(asked);
      }
    }
  }

  private static void verify(OAuthBearerValidatorCallback asked) {
    var written = Base64.getUrlDecoder().decode(asked.tokenValue());
    var address = URI.create(new String(written, StandardCharsets.US_ASCII));
    var shown = Verifier.parameters(address).get("X-Amz-Signature");
    if (Verifier.ofQuery(address, "kafka-cluster").equals(shown)) {
      asked.token(new Shown(asked.tokenValue(), System.currentTimeMillis() + 60_000));
    } else {
      asked.error("invalid_token", null, null);
    }
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private record Shown(String value, long lifetimeMs) implements OAuthBearerToken {

    @Override
    public Set<String> scope() {
      return Set.of();
    }

    @Override
    public String principalName() {
      return Verifier.KEY;
    }

    @Override
    public Long startTimeMs() {
      return lifetimeMs;
    }
  }
}
