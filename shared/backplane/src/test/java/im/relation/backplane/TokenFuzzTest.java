package im.relation.backplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// Anything may stand where an access token should: it has a verdict, and none but the signed one
/// says who somebody is. `scripts/fuzz` looks for what does not hold; the inputs that it kept run
/// with every build.
class TokenFuzzTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final ECKey KEY = newKey();

  private static final AccessToken SIGNED =
      new AccessToken(
          new UserId(42),
          new DeviceId(7),
          SessionId.random(),
          DeviceType.DEVICE_TYPE_DESKTOP,
          NOW.plus(Duration.ofMinutes(15)));

  private static final TokenVerifier VERIFIER =
      new TokenVerifier(new JWKSet(KEY.toPublicJWK()), Clock.fixed(NOW, ZoneOffset.UTC));

  /// In an input that begins with it, the rest is edits of a good token: three bytes each, where
  /// (two) and what.
  private static final byte EDITS = 'e';

  @FuzzTest(maxDuration = "2m")
  void onlyTheSignedTokenSaysWhoSomebodyIs(byte[] input) {
    var token = token(input);
    var verdict = VERIFIER.verify(token);
    if (verdict instanceof TokenVerifier.Verdict.Valid(var found)) {
      // Base64 is read leniently, so another text may hold the very bytes that were signed.
      assertThat(found).isEqualTo(SIGNED);
    }
  }

  private static String token(byte[] input) {
    if (input.length == 0 || input[0] != EDITS) {
      return new String(input, StandardCharsets.UTF_8);
    }
    var good = new StringBuilder(new TokenSigner(KEY).sign(SIGNED));
    var edits = ByteBuffer.wrap(input, 1, input.length - 1);
    while (edits.remaining() > Short.BYTES) {
      int at = Short.toUnsignedInt(edits.getShort()) % good.length();
      good.setCharAt(at, (char) Byte.toUnsignedInt(edits.get()));
    }
    return good.toString();
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("k").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("no P-256 on this JVM", e);
    }
  }
}
