package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import im.relation.backplane.AccessToken;
import im.relation.backplane.TokenSigner;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.GetAccountRequest;
import im.relation.contract.account.v1.RevokeOtherSessionsRequest;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.common.v1.Problem;
import im.relation.contract.common.v1.ProblemCode;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.StockGrpc;
import io.grpc.StatusRuntimeException;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tokens that are not, or no longer, good for who shows them: at a node, over gRPC and over HTTP
/// each is refused by a code that says whether to refresh or to sign in again.
@Timeout(60)
@ExtendWith(SharedApart.class)
final class BadTokensIT {

  private static final int RACES = 10;

  private final Apart system;
  private final String name = StockGrpc.name();
  private StockGrpc grpc;
  private Tokens alice;

  BadTokensIT(Apart system) {
    this.system = system;
  }

  @BeforeEach
  void signUp() {
    grpc = new StockGrpc(system.grpc());
    alice = grpc.signUp(name);
  }

  @AfterEach
  void close() {
    grpc.close();
  }

  @Test
  void aTokenWithoutASignatureOpensNothing() throws Exception {
    var parts = alice.getAccessToken().split("\\.", -1);
    assertOpensNothing(
        base64("{\"alg\":\"none\"}") + "." + parts[1] + ".",
        CloseCode.CLOSE_CODE_UNAUTHENTICATED,
        ProblemCode.PROBLEM_CODE_UNAUTHENTICATED);
  }

  @Test
  void aTokenOfAnotherKeyUnderTheNameOfOursOpensNothing() throws Exception {
    var ours = system.keys().tokenKey().getKeyID();
    assertOpensNothing(
        signed(
            new ECKeyGenerator(Curve.P_256).keyID(ours).generate(), Instant.now().plusSeconds(60)),
        CloseCode.CLOSE_CODE_UNAUTHENTICATED,
        ProblemCode.PROBLEM_CODE_UNAUTHENTICATED);
  }

  @Test
  void aTokenThatHasRunOutIsToBeRefreshed() throws Exception {
    // Given: the same but for its end
    var key = system.keys().tokenKey();
    assertThat(asks(signed(key, Instant.now().plusSeconds(60))).statusCode()).isEqualTo(200);

    // Then
    assertOpensNothing(
        signed(key, Instant.now().minusSeconds(1)),
        CloseCode.CLOSE_CODE_TOKEN_EXPIRED,
        ProblemCode.PROBLEM_CODE_TOKEN_EXPIRED);
  }

  @Test
  void aTokenOfARevokedSessionOpensNothingThoughItHasNotRunOut() throws Exception {
    // Given
    var phone = grpc.signIn(name, DeviceType.DEVICE_TYPE_PHONE);
    assertThat(asks(phone.getAccessToken()).statusCode()).isEqualTo(200);
    try (var socket = RawSocket.welcomed(system.node(1).socket(), phone)) {
      // When
      revokeOthers(alice);
      assertThat(goodbye(socket)).isEqualTo(CloseCode.CLOSE_CODE_SESSION_REVOKED);
    }

    // Then
    alice = phone;
    assertOpensNothing(
        phone.getAccessToken(),
        CloseCode.CLOSE_CODE_SESSION_REVOKED,
        ProblemCode.PROBLEM_CODE_SESSION_ENDED);
  }

  @Test
  void aSessionThatIsRevokedWhileItConnectsIsClosedInTheEnd() throws Exception {
    for (int race = 0; race < RACES; race++) {
      var phone = grpc.signIn(name, DeviceType.DEVICE_TYPE_PHONE);
      try (var socket = RawSocket.connect(system.node(race % 2).socket())) {
        // When: both at once
        var revoking = Thread.ofVirtual().start(() -> revokeOthers(alice));
        socket.hello(phone.getAccessToken(), phone.getDeviceId());
        revoking.join();

        // Then
        assertThat(goodbye(socket)).isEqualTo(CloseCode.CLOSE_CODE_SESSION_REVOKED);
      }
    }
  }

  private void revokeOthers(Tokens mine) {
    var _ =
        StockGrpc.as(mine.getAccessToken(), grpc.sessions())
            .revokeOtherSessions(RevokeOtherSessionsRequest.getDefaultInstance());
  }

  /// As Alice's own says, but for its signature and its end.
  private String signed(ECKey key, Instant ends) throws Exception {
    return new TokenSigner(key)
        .sign(
            new AccessToken(
                new UserId(alice.getUserId()),
                new DeviceId(alice.getDeviceId()),
                SessionId.parse(claims().get("sid").getAsString()),
                DeviceType.DEVICE_TYPE_DESKTOP,
                ends));
  }

  private JsonObject claims() {
    var claims = Base64.getUrlDecoder().decode(alice.getAccessToken().split("\\.", -1)[1]);
    return JsonParser.parseString(new String(claims, StandardCharsets.UTF_8)).getAsJsonObject();
  }

  private void assertOpensNothing(String token, CloseCode close, ProblemCode problem)
      throws Exception {
    try (var socket = RawSocket.connect(system.node(0).socket())) {
      socket.hello(token, alice.getDeviceId());
      assertThat(socket.next().getGoodbye().getCode()).isEqualTo(close);
      assertThat(socket.closed()).isTrue();
    }
    var refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                StockGrpc.as(token, grpc.accounts())
                    .getAccount(GetAccountRequest.getDefaultInstance()));
    assertThat(StockGrpc.problem(refused).getCode()).isEqualTo(problem);
    var answer = asks(token);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(problem(answer).getCode()).isEqualTo(problem);
  }

  private HttpResponse<String> asks(String token) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(system.http().resolve("/im.account.v1.AccountService/GetAccount"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token)
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static Problem problem(HttpResponse<String> answer) throws IOException {
    var error = JsonParser.parseString(answer.body()).getAsJsonObject();
    assertThat(error.get("code").getAsString()).isEqualTo("unauthenticated");
    var detail = error.getAsJsonArray("details").get(0).getAsJsonObject();
    return Problem.parseFrom(Base64.getDecoder().decode(detail.get("value").getAsString()));
  }

  private static CloseCode goodbye(RawSocket socket) throws IOException {
    try {
      return socket.next(ServerFrame::hasGoodbye).getGoodbye().getCode();
    } catch (EOFException e) {
      throw new AssertionError("it was closed without a word", e);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
