package im.relation.backplane;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.DeviceId;
import im.relation.domain.ProblemCode;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// Checks access tokens locally: ES256 by a key of the set and nothing else, so neither `alg: none`
/// nor a token signed by another key passes. Whether the session was revoked is not its business.
/// Thread-safe.
public final class TokenVerifier {

  static final String ISSUER = "im-relation";
  static final String DEVICE = "did";
  static final String SESSION = "sid";
  static final String DEVICE_TYPE = "dty";

  /// Longest token that is looked at, in characters.
  private static final int MAX_LENGTH = 4_096;

  private final Map<String, ECDSAVerifier> verifiers = new HashMap<>();
  private final Clock clock;

  /// @param keys public P-256 keys, each with its key id
  public TokenVerifier(JWKSet keys, Clock clock) {
    this.clock = clock;
    for (JWK key : keys.getKeys()) {
      try {
        verifiers.put(key.getKeyID(), new ECDSAVerifier((ECKey) key));
      } catch (JOSEException e) {
        throw new IllegalArgumentException("not a P-256 key: " + key.getKeyID(), e);
      }
    }
  }

  /// What a check found.
  public sealed interface Verdict {
    /// The token is good.
    record Valid(AccessToken token) implements Verdict {}

    /// It is not: UNAUTHENTICATED or TOKEN_EXPIRED.
    record Invalid(ProblemCode code) implements Verdict {}
  }

  public Verdict verify(String token) {
    if (token.isEmpty() || token.length() > MAX_LENGTH) {
      return new Verdict.Invalid(ProblemCode.UNAUTHENTICATED);
    }
    try {
      var jwt = SignedJWT.parse(token);
      var verifier = verifiers.get(jwt.getHeader().getKeyID());
      if (verifier == null
          || !JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
          || !jwt.verify(verifier)) {
        return new Verdict.Invalid(ProblemCode.UNAUTHENTICATED);
      }
      return judge(jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException notOurs) {
      return new Verdict.Invalid(ProblemCode.UNAUTHENTICATED);
    }
  }

  private Verdict judge(JWTClaimsSet claims) throws ParseException {
    var type = claims.getIntegerClaim(DEVICE_TYPE);
    var expires = claims.getExpirationTime();
    if (!ISSUER.equals(claims.getIssuer()) || type == null || expires == null) {
      return new Verdict.Invalid(ProblemCode.UNAUTHENTICATED);
    }
    var deviceType = DeviceType.forNumber(type);
    var token =
        new AccessToken(
            new UserId(Long.parseLong(claims.getSubject())),
            new DeviceId(Long.parseLong(claims.getStringClaim(DEVICE))),
            SessionId.parse(claims.getStringClaim(SESSION)),
            deviceType == null ? DeviceType.DEVICE_TYPE_UNSPECIFIED : deviceType,
            expires.toInstant());
    return clock.instant().isBefore(token.expiresAt())
        ? new Verdict.Valid(token)
        : new Verdict.Invalid(ProblemCode.TOKEN_EXPIRED);
  }
}
