package im.relation.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.GetProfilesRequest;
import im.relation.contract.account.v1.GetProfilesResponse;
import im.relation.domain.DeviceId;
import im.relation.domain.TraceId;
import im.relation.runtime.Caller;
import im.relation.runtime.rpc.Invoker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

class ConnectIT {

  private static final String GET_PROFILES = "/im.account.v1.AccountService/GetProfiles";
  private static final String UPDATE_PROFILE = "/im.account.v1.AccountService/UpdateProfile";
  private static final String FIND_USER = "/im.account.v1.AccountService/FindUser";
  private static final String SIGN_UP = "/im.account.v1.AccountService/SignUp";
  private static final String SYNC = "/im.delivery.v1.SyncService/Sync";
  private static final String JSON = "application/json";

  private static TestServer server;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    server = TestServer.start(TestServer.Main.class);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @BeforeEach
  void forgetCalls() {
    TestFunctions.CALLS.clear();
  }

  @Test
  void answersJsonInJsonWithInt64AsStringsAndIgnoresUnknownFields() throws Exception {
    // When
    var response =
        send(signedIn(GET_PROFILES), "{\"userIds\":[\"9007199254740993\",\"2\"],\"later\":{}}");
    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue(JSON);
    assertThat(text(response))
        .isEqualTo("{\"profiles\":[{\"userId\":\"9007199254740993\"},{\"userId\":\"2\"}]}");
  }

  @Test
  void answersProtoInProto() throws Exception {
    // Given
    var request =
        signedIn(GET_PROFILES)
            .setHeader("Content-Type", "application/proto")
            .POST(
                BodyPublishers.ofByteArray(
                    GetProfilesRequest.newBuilder().addUserIds(7).build().toByteArray()));
    // When
    var response = send(request);
    // Then
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/proto");
    assertThat(GetProfilesResponse.parseFrom(response.body()).getProfiles(0).getUserId())
        .isEqualTo(7);
  }

  @Test
  void tellsTheFunctionWhoCallsAndWithWhat() throws Exception {
    // When
    send(
        signedIn(GET_PROFILES)
            .header("Idempotency-Key", "key-1")
            .header("Connect-Timeout-Ms", "1500")
            .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
        "{}");
    // Then
    var call = TestFunctions.CALLS.remove();
    assertThat(call.caller())
        .isEqualTo(
            new Caller.Person(
                TestServer.USER,
                new DeviceId(7),
                TestServer.LIVE,
                DeviceType.DEVICE_TYPE_DESKTOP,
                "127.0.0.1"));
    assertThat(call.idempotencyKey()).isEqualTo("key-1");
    assertThat(call.deadline()).isEqualTo(TestServer.NOW.plusMillis(1500));
    assertThat(call.trace()).isEqualTo(TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736"));
  }

  @Test
  void boundsTheTimeThatCallsMayTake() throws Exception {
    // When
    send(signedIn(GET_PROFILES).header("Connect-Timeout-Ms", "9999999999"), "{}");
    send(signedIn(GET_PROFILES), "{}");
    // Then
    assertThat(TestFunctions.CALLS.remove().deadline())
        .isEqualTo(TestServer.NOW.plus(Duration.ofSeconds(30)));
    assertThat(TestFunctions.CALLS.remove().deadline())
        .isEqualTo(TestServer.NOW.plus(Duration.ofSeconds(10)));
  }

  @Test
  void refusesExpiredTokensEndedSessionsAndUnansweredChecks() throws Exception {
    // Given
    var expired = TestServer.token(TestServer.LIVE, TestServer.NOW);
    var later = TestServer.NOW.plusSeconds(1);
    // Then
    assertProblem(send(with(GET_PROFILES, expired), "{}"), 401, "TOKEN_EXPIRED");
    assertProblem(
        send(with(GET_PROFILES, TestServer.token(TestServer.ENDED, later)), "{}"),
        401,
        "SESSION_ENDED");
    assertProblem(
        send(with(GET_PROFILES, TestServer.token(TestServer.UNKNOWABLE, later)), "{}"),
        503,
        "UNAVAILABLE");
    assertThat(TestFunctions.CALLS).isEmpty();
  }

  @Test
  void ignoresBadTokensWhereAnybodyMayCall() throws Exception {
    // Given
    var expired = TestServer.token(TestServer.LIVE, TestServer.NOW);
    // Then
    assertThat(send(with(SIGN_UP, expired), "{}").statusCode()).isEqualTo(200);
    assertThat(send(with(SIGN_UP, "forged"), "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void saysWhenToComeBack() throws Exception {
    // When
    var response = send(signedIn(UPDATE_PROFILE), "{}");
    // Then
    assertProblem(response, 429, "RESOURCE_EXHAUSTED");
    assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
  }

  @Test
  void logsWhyAFunctionFailedWithItsTrace() throws Exception {
    // Given
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    var log = (Logger) LoggerFactory.getLogger(Invoker.class);
    log.addAppender(lines);
    // When
    try {
      send(
          signedIn(FIND_USER).header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"),
          "{\"username\":\"bug\"}");
    } finally {
      log.detachAppender(lines);
    }
    // Then
    assertThat(lines.list).hasSize(1);
    var line = lines.list.getFirst();
    assertThat(line.getKeyValuePairs().toString()).contains(trace, "FindUser");
    assertThat(line.getThrowableProxy()).isNotNull();
  }

  @Test
  void tellsBugsFromOutagesAndQuotesNeither() throws Exception {
    // When
    var bug = send(signedIn(FIND_USER), "{\"username\":\"bug\"}");
    var outage = send(signedIn(SYNC).header("Idempotency-Key", "outage"), "{}");
    // Then
    assertProblem(bug, 500, "INTERNAL");
    assertThat(text(bug)).doesNotContain("secret");
    assertProblem(outage, 503, "UNAVAILABLE");
    assertThat(outage.headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void takesGzipUpToTheSameSize() throws Exception {
    // Given
    var small = signedIn(GET_PROFILES).header("Content-Encoding", "gzip");
    var bomb = signedIn(GET_PROFILES).header("Content-Encoding", "gzip");
    // Then
    assertThat(
            send(small.POST(BodyPublishers.ofByteArray(gzip("{\"userIds\":[\"1\"]}"))))
                .statusCode())
        .isEqualTo(200);
    assertProblem(
        send(
            bomb.POST(
                BodyPublishers.ofByteArray(gzip("{\"a\":\"" + "a".repeat(2_000_000) + "\"}")))),
        413,
        "TOO_LARGE");
  }

  @Test
  void refusesBodiesWithoutLengthThatGrowTooLarge() throws Exception {
    // Given
    var chunked =
        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[2_000_000]));
    // Then
    assertProblem(send(signedIn(GET_PROFILES).POST(chunked)), 413, "TOO_LARGE");
  }

  @Test
  void refusesWhatIsNotTheProtocol() throws Exception {
    // Then
    assertProblem(send(signedIn(GET_PROFILES).GET()), 405, "INVALID");
    assertProblem(
        send(signedIn(GET_PROFILES).setHeader("Content-Type", "text/plain"), "{}"), 415, "INVALID");
    assertProblem(
        send(signedIn(GET_PROFILES).header("Connect-Protocol-Version", "2"), "{}"),
        400,
        "UNSUPPORTED_VERSION");
    assertProblem(
        send(signedIn(GET_PROFILES).header("Connect-Timeout-Ms", "-1"), "{}"), 400, "INVALID");
    assertProblem(
        send(signedIn(GET_PROFILES).header("Content-Encoding", "br"), "{}"), 415, "UNIMPLEMENTED");
    assertProblem(
        send(signedIn(GET_PROFILES).header("Idempotency-Key", "k".repeat(65)), "{}"),
        400,
        "INVALID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/im.account.v1.AccountService/MakeTea",
        "/im.tea.v1.TeaService/MakeTea",
        "/im.fleet.v1.FleetService/Drain"
      })
  void knowsNoOtherFunctions(String path) throws Exception {
    assertProblem(send(signedIn(path), "{}"), 404, "UNIMPLEMENTED");
  }

  private static HttpRequest.Builder signedIn(String path) {
    return with(path, TestServer.token());
  }

  private static HttpRequest.Builder with(String path, String token) {
    return HttpRequest.newBuilder(server.base().resolve(path))
        .header("Content-Type", JSON)
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request, String body)
      throws IOException, InterruptedException {
    return send(request.POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void assertProblem(HttpResponse<byte[]> response, int status, String code) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue(JSON);
    var detail = JsonMapper.shared().readTree(response.body()).path("details").path(0);
    assertThat(detail.path("debug").path("code").asString()).isEqualTo("PROBLEM_CODE_" + code);
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
