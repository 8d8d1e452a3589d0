package im.relation.socket;

import com.google.protobuf.ByteString;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import im.relation.backplane.AccessToken;
import im.relation.backplane.TokenSigner;
import im.relation.backplane.TokenVerifier;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.Hello;
import im.relation.contract.socket.v1.Renew;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.ClientMessageId;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Makes people with tokens, and the frames that they send.
final class TestPeople {

  static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

  private static final ECKey KEY = key(new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true));

  private TestPeople() {}

  private static ECKey key(JWKGenerator<ECKey> generator) {
    try {
      return generator.generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("no P-256 on this JVM", e);
    }
  }

  static TokenVerifier verifier(Clock clock) {
    return new TokenVerifier(new JWKSet(KEY.toPublicJWK()), clock);
  }

  /// A fresh session of a fresh person.
  static AccessToken session(Clock clock) {
    return new AccessToken(
        new UserId(randomId()),
        new DeviceId(randomId()),
        SessionId.random(),
        DeviceType.DEVICE_TYPE_DESKTOP,
        clock.instant().plus(TOKEN_LIFE));
  }

  static AccessToken renewed(AccessToken token, Clock clock) {
    return new AccessToken(
        token.user(),
        token.device(),
        token.session(),
        token.deviceType(),
        clock.instant().plus(TOKEN_LIFE));
  }

  static long randomId() {
    return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  }

  static ClientFrame hello(AccessToken token) {
    return hello(token, KEY);
  }

  /// With a token that names our key and is signed by another.
  static ClientFrame forgedHello(AccessToken token) {
    return hello(token, key(new ECKeyGenerator(Curve.P_256).keyID(KEY.getKeyID())));
  }

  private static ClientFrame hello(AccessToken token, ECKey signer) {
    return ClientFrame.newBuilder()
        .setHello(
            Hello.newBuilder()
                .setProtocolVersion(1)
                .setClientName("test")
                .setAccessToken(new TokenSigner(signer).sign(token))
                .setDeviceId(token.device().value()))
        .build();
  }

  static ClientFrame renew(AccessToken token) {
    return ClientFrame.newBuilder()
        .setRenew(Renew.newBuilder().setAccessToken(new TokenSigner(KEY).sign(token)))
        .build();
  }

  static ClientFrame submit(long conversation, String body) {
    return ClientFrame.newBuilder()
        .setSubmit(
            Submit.newBuilder()
                .setConversationId(conversation)
                .setClientMessageId(ByteString.copyFrom(ClientMessageId.random().toBytes()))
                .setKind(EntryKind.ENTRY_KIND_MESSAGE)
                .setBody(ByteString.copyFromUtf8(body)))
        .build();
  }
}
