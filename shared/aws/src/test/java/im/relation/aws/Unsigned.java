package im.relation.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;

/// Gives a token that somebody without the secret key could make.
public final class Unsigned implements AuthenticateCallbackHandler {

  private static final String VALUE =
      Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              "https://kafka/?X-Amz-Date=20261201T120000Z&X-Amz-Signature=00"
                  .getBytes(StandardCharsets.US_ASCII));

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
    // Needs nothing.
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (!(callback instanceof OAuthBearerTokenCallback asked)) {
        throw new UnsupportedCallbackException(callback);
      }
      asked.token(new Forged(System.currentTimeMillis()));
    }
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private record Forged(long now) implements OAuthBearerToken {

    @Override
    public String value() {
      return VALUE;
    }

    @Override
    public Set<String> scope() {
      return Set.of();
    }

    @Override
    public long lifetimeMs() {
      return now + 600_000;
    }

    @Override
    public String principalName() {
      return "stranger";
    }

    @Override
    public Long startTimeMs() {
      return now;
    }
  }
}
