package im.relation.server;

import com.nimbusds.jose.jwk.JWKSet;
import im.relation.backplane.LocalKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where this deployment's keys are (`im.keys.*`).
///
/// @param folder holds `token-key.jwk` and `fleet.credential`; both are made where they are missing
/// @param publicTokenKeys a JWK set: what verifies access tokens where others sign them too, or
///   where the key changes; the public part of the folder's key where nothing is given
@ConfigurationProperties(prefix = "im.keys", ignoreUnknownFields = false)
public record KeySettings(Path folder, @Nullable String publicTokenKeys) {

  JWKSet verifying(LocalKeys keys) throws IOException {
    if (publicTokenKeys == null || publicTokenKeys.isBlank()) {
      return keys.publicTokenKeys();
    }
    try {
      return JWKSet.parse(publicTokenKeys).toPublicJWKSet();
    } catch (ParseException e) {
      throw new IllegalStateException("im.keys.public-token-keys is no JWK set");
    }
  }
}
