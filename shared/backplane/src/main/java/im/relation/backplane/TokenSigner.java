package im.relation.backplane;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Date;

/// Signs access tokens: JWT, ES256 (RFC 7518 §3.4), the key named by `kid`. Thread-safe.
public final class TokenSigner {

  private final ECKey key;
  private final ECDSASigner signer;

  /// @param key a P-256 key with its private part
  public TokenSigner(ECKey key) {
    this.key = key;
    try {
      this.signer = new ECDSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("not a P-256 signing key", e);
    }
  }

  public String sign(AccessToken token) {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(TokenVerifier.ISSUER)
            .subject(token.user().toString())
            .claim(TokenVerifier.DEVICE, token.device().toString())
            .claim(TokenVerifier.SESSION, token.session().toString())
            .claim(TokenVerifier.DEVICE_TYPE, token.deviceType().getNumber())
            .expirationTime(Date.from(token.expiresAt()))
            .build();
    var jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("signing failed", e);
    }
    return jwt.serialize();
  }
}
