package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import im.relation.backplane.AccessToken;
import im.relation.backplane.TokenSigner;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.RevokeOtherSessionsRequest;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.StockGrpc;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tokens and bodies that nobody of ours made: typed answers on every edge, and nothing stays
/// behind.
@Timeout(120)
@ExtendWith(SharedApart.class)
final class BadCallsIT {

  private static final int TEN_MEGABYTES = 10_000_000;
  private static final int DEEP = 10_000;
  private static final int RACES = 10;

  /// Many more than the files that may be open by chance, so that one left by each is seen.
  private static final int ROUNDS = 30;

  private static final int SPARE_FILES = 10;

  private final Apart system;
  private StockGrpc grpc;
  private Tokens alice;

  BadCallsIT(Apart system) {
    this.system = system;
  }

  @BeforeEach
  void signUp() {
    grpc = new StockGrpc(system.grpc());
    alice = grpc.signUp();
  }

  @AfterEach
  void close() {
    grpc.close();
  }

  @Test
  void aTokenWithoutASignatureOpensNothing() throws Exception {
    var parts = alice.getAccessToken().split("\\.", -1);
    assertOpensNothing(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".");
  }

  @Test
  void aTokenOfAnotherKeyUnderTheNameOfOursOpensNothing() throws Exception {
    var header =
        new String(
            Base64.getUrlDecoder().decode(alice.getAccessToken().split("\\.", -1)[0]),
            StandardCharsets.UTF_8);
    var kid = JsonParser.parseString(header).getAsJsonObject().get("kid").getAsString();
    assertOpensNothing(signed(kid, Instant.now().plusSeconds(60)));
  }

  private String signed(String kid, Instant ends) throws JOSEException {
    return new TokenSigner(new ECKeyGenerator(Curve.P_256).keyID(kid).generate())
        .sign(
            new AccessToken(
                new UserId(alice.getUserId()),
                new DeviceId(alice.getDeviceId()),
                SessionId.random(),
                DeviceType.DEVICE_TYPE_DESKTOP,
                ends));
  }

  private void assertOpensNothing(String token) throws Exception {
    try (var socket = RawSocket.connect(system.node(0).socket())) {
      socket.hello(token, alice.getDeviceId());
      assertThat(socket.next().getGoodbye().getCode())
          .isEqualTo(CloseCode.CLOSE_CODE_UNAUTHENTICATED);
      assertThat(socket.closed()).isTrue();
    }
    var answer = call(token, "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(code(answer)).isEqualTo("unauthenticated");
  }

  @Test
  void aSessionThatIsRevokedWhileItConnectsIsClosedInTheEnd() throws Exception {
    var name = StockGrpc.name();
    var desktop = grpc.signUp(name);
    for (int race = 0; race < RACES; race++) {
      var phone = grpc.signIn(name, DeviceType.DEVICE_TYPE_PHONE);
      try (var socket = RawSocket.connect(system.node(race % 2).socket())) {
        // When: both at once
        var revoking =
            Thread.ofVirtual()
                .start(
                    () ->
                        StockGrpc.as(desktop.getAccessToken(), grpc.sessions())
                            .revokeOtherSessions(RevokeOtherSessionsRequest.getDefaultInstance()));
        socket.hello(phone.getAccessToken(), phone.getDeviceId());
        revoking.join();

        // Then
        assertThat(goodbye(socket)).isEqualTo(CloseCode.CLOSE_CODE_SESSION_REVOKED);
      }
    }
  }

  private static CloseCode goodbye(RawSocket socket) throws IOException {
    try {
      return socket.next(frame -> frame.hasGoodbye()).getGoodbye().getCode();
    } catch (EOFException e) {
      throw new AssertionError("it was closed without a word", e);
    }
  }

  @Test
  void bodiesThatAreTooBigOrTooDeepAreAnsweredAndLeaveNothingBehind() throws Exception {
    double before = gauge("process_files_open_files");
    for (int n = 0; n < ROUNDS; n++) {
      var big = call(alice.getAccessToken(), new byte[TEN_MEGABYTES]);
      assertThat(big.statusCode()).isEqualTo(413);
      assertThat(code(big)).isEqualTo("invalid_argument");
      var deep =
          call(
              alice.getAccessToken(),
              ("{\"userIds\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}")
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(deep.statusCode()).isEqualTo(400);
      assertThat(code(deep)).isEqualTo("invalid_argument");
    }
    var good =
        call(alice.getAccessToken(), "{\"userIds\":[\"1\"]}".getBytes(StandardCharsets.UTF_8));
    assertThat(good.statusCode()).isEqualTo(200);
    await()
        .atMost(LocalRun.patience())
        .untilAsserted(
            () -> {
              assertThat(gauge("process_files_open_files")).isLessThan(before + SPARE_FILES);
              assertThat(gauge("hikaricp_connections_active")).isZero();
            });
  }

  private double gauge(String name) {
    return Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.E]+)$")
        .matcher(system.requests().health().metrics().body())
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> call(String token, byte[] body) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(system.http().resolve("/im.account.v1.AccountService/GetProfiles"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String code(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject().get("code").getAsString();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
