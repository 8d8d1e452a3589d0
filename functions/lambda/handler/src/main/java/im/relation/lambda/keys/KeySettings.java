package im.relation.lambda.keys;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import im.relation.backplane.ServiceCredential;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The deployment's keys (`im.keys.*`), as texts.
///
/// @param publicTokenKeys a JWK set: what verifies access tokens; no secret
/// @param tokenKey a JWK: what signs them; a secret, set for the account feature alone
/// @param fleetCredential what callers of nodes show; a secret, set for who calls them alone
@ConfigurationProperties(prefix = "im.keys", ignoreUnknownFields = false)
record KeySettings(
    @Nullable String publicTokenKeys, @Nullable String tokenKey, @Nullable String fleetCredential) {

  JWKSet verifying() {
    try {
      return JWKSet.parse(given("public-token-keys", publicTokenKeys)).toPublicJWKSet();
    } catch (ParseException e) {
      throw new IllegalStateException("im.keys.public-token-keys is no JWK set");
    }
  }

  ECKey signing() {
    try {
      return ECKey.parse(given("token-key", tokenKey));
    } catch (ParseException e) {
      // Without the cause: it may quote the key.
      throw new IllegalStateException("im.keys.token-key is no JWK");
    }
  }

  ServiceCredential calling() {
    return new ServiceCredential(given("fleet-credential", fleetCredential));
  }

  /// Without what is secret.
  @Override
  public String toString() {
    return "KeySettings";
  }

  private static String given(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalStateException("im.keys." + name + " is not set");
    }
    return text;
  }
}
