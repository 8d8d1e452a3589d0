package im.relation.aws;

import im.relation.aws.IamTokens.Token;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;

/// Gives Kafka's OAUTHBEARER a fresh token of IAM whenever it asks: at the login, and for each
/// connection. Kafka makes it by its name ([KafkaSignIn#IAM]). Thread-safe.
public final class KafkaIamLogin implements AuthenticateCallbackHandler {

  private final IamTokens tokens = new IamTokens(AwsIdentity.ofProcess());

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
    // The environment says all.
  }

  /// Others than those for tokens are refused, such as those for extensions, which MSK has none of.
  @Override
  public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (!(callback instanceof OAuthBearerTokenCallback asked)) {
        throw new UnsupportedCallbackException(callback);
      }
      try {
        asked.token(new Bearer(tokens.kafka()));
      } catch (AwsException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private record Bearer(Token token) implements OAuthBearerToken {

    @Override
    public String value() {
      return token.value();
    }

    @Override
    public Set<String> scope() {
      return Set.of();
    }

    @Override
    public long lifetimeMs() {
      return token.until().toEpochMilli();
    }

    @Override
    public String principalName() {
      return token.user();
    }

    @Override
    public Long startTimeMs() {
      return token.from().toEpochMilli();
    }
  }
}
