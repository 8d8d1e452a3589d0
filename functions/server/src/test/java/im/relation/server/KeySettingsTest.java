package im.relation.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import im.relation.backplane.LocalKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySettingsTest {

  @TempDir private Path folder;
  private LocalKeys keys;

  @BeforeEach
  void make() throws IOException {
    keys = new LocalKeys(folder.resolve("own"));
  }

  @Test
  void itsOwnKeyVerifiesWhereNoOtherIsNamed() throws IOException {
    for (var none : List.of("", " ")) {
      assertThat(new KeySettings(folder, none).verifying(keys)).isEqualTo(keys.publicTokenKeys());
    }
    assertThat(new KeySettings(folder, null).verifying(keys)).isEqualTo(keys.publicTokenKeys());
  }

  @Test
  void theKeysThatAreNamedVerifyWhoeverSigns() throws IOException {
    // Given
    var others = new LocalKeys(folder.resolve("others")).tokenKey();
    var text = JSONObjectUtils.toJSONString(new JWKSet(others).toJSONObject(false));

    // When
    var verifying = new KeySettings(folder, text).verifying(keys);

    // Then
    assertThat(verifying.getKeys()).containsExactly(others.toPublicJWK());
  }

  @Test
  void whatIsNoSetOfKeysIsNamedAndNotQuoted() {
    assertThatThrownBy(() -> new KeySettings(folder, "between us").verifying(keys))
        .hasMessage("im.keys.public-token-keys is no JWK set")
        .hasNoCause();
  }
}
