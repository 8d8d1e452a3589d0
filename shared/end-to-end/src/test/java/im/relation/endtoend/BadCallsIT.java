package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import im.relation.contract.account.v1.Tokens;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.StockGrpc;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Bodies that nobody of ours made, and more calls than anybody needs: typed answers, and nothing
/// stays behind.
@Timeout(120)
@ExtendWith(SharedApart.class)
final class BadCallsIT {

  private static final int TEN_MEGABYTES = 10_000_000;
  private static final int DEEP = 10_000;

  /// Many more than the files that may be open by chance, so that one left by each is seen.
  private static final int ROUNDS = 30;

  private static final int SPARE_FILES = 10;

  /// `im.limits.per-person`, which nobody has set.
  private static final int CALLS_AT_ONCE = 300;

  /// As many as are under way at a time: more would wait for the pool of database connections until
  /// its time is over, which is another answer.
  private static final int WAVE = 50;

  /// More calls than the limit, and than what comes back of it in the ten seconds that a slow
  /// machine takes.
  private static final int WAVES = 16;

  private static final byte[] ONE_PROFILE =
      "{\"userIds\":[\"1\"]}".getBytes(StandardCharsets.UTF_8);

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
    assertThat(call(alice.getAccessToken(), ONE_PROFILE).statusCode()).isEqualTo(200);
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

  @Test
  void whoCallsTooOftenHearsWhenToComeAgainAndNobodyElseDoes() throws Exception {
    var bob = grpc.signUp();
    try (var http = HttpClient.newHttpClient()) {
      // When: more than a person may at once, and than come back to him meanwhile
      var asked = request(alice.getAccessToken(), ONE_PROFILE);
      var answers =
          Stream.generate(() -> wave(http, asked))
              .limit(WAVES)
              .flatMap(List::stream)
              .collect(Collectors.groupingBy(HttpResponse::statusCode));

      // Then
      assertThat(answers.keySet()).containsExactlyInAnyOrder(200, 429);
      assertThat(answers.get(200)).hasSizeGreaterThanOrEqualTo(CALLS_AT_ONCE);
      assertThat(answers.get(429))
          .allSatisfy(
              answer -> {
                assertThat(code(answer)).isEqualTo("resource_exhausted");
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 10L);
              });
      assertThat(call(bob.getAccessToken(), ONE_PROFILE).statusCode()).isEqualTo(200);
    }
  }

  private static List<HttpResponse<String>> wave(HttpClient http, HttpRequest asked) {
    var calls =
        Stream.generate(() -> http.sendAsync(asked, HttpResponse.BodyHandlers.ofString()))
            .limit(WAVE)
            .toList();
    return calls.stream().map(CompletableFuture::join).toList();
  }

  private HttpResponse<String> call(String token, byte[] body) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request(token, body), HttpResponse.BodyHandlers.ofString());
    }
  }

  private HttpRequest request(String token, byte[] body) {
    return HttpRequest.newBuilder(
            system.http().resolve("/im.account.v1.AccountService/GetProfiles"))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static String code(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject().get("code").getAsString();
  }
}
