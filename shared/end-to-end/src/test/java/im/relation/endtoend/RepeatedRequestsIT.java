package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.Tokens;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.StockGrpc;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Requests that come again with their idempotency key (API-02), by a function that is not harmless
/// to repeat: a profile is changed by its version.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class RepeatedRequestsIT {

  private static final String FIRST = "{\"version\":\"1\",\"nickname\":\"Ada\"}";

  private final LocalRun run;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String key = UUID.randomUUID().toString();

  RepeatedRequestsIT(LocalRun run) {
    this.run = run;
  }

  @Test
  void aRequestThatComesAgainIsAnsweredAsBefore() throws Exception {
    // Given
    var ann = signUp();
    var answered = send(ann, key, FIRST);

    // When
    var again = send(ann, key, FIRST);
    var withoutKey = send(ann, "", FIRST);

    // Then
    assertThat(answered.statusCode()).isEqualTo(200);
    assertThat(answered.body()).contains("\"version\":\"2\"");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(answered.body());
    assertThat(withoutKey.statusCode()).isEqualTo(409);
  }

  @Test
  void ofManyAtOnceOneIsCarriedOutAndAllAreAnsweredAlike() throws Exception {
    // Given
    var ann = signUp();

    // When
    var coming =
        IntStream.range(0, 8)
            .mapToObj(
                n -> http.sendAsync(request(ann, key, FIRST), HttpResponse.BodyHandlers.ofString()))
            .toList();
    CompletableFuture.allOf(coming.toArray(CompletableFuture[]::new)).join();

    // Then
    assertThat(coming)
        .extracting(answer -> answer.join().body())
        .allSatisfy(body -> assertThat(body).contains("\"version\":\"2\""));
  }

  @Test
  void theSameKeyWithAnotherRequestIsAConflict() throws Exception {
    // Given
    var ann = signUp();
    send(ann, key, FIRST);

    // When
    var other = send(ann, key, "{\"version\":\"2\",\"nickname\":\"Bob\"}");

    // Then
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("This idempotency key came with another request.");
  }

  @Test
  void aRefusalIsJudgedAfreshAndAKeyBelongsToOnePerson() throws Exception {
    // Given
    var ann = signUp();
    var ben = signUp();
    var wrong = "{\"version\":\"9\",\"nickname\":\"Ada\"}";
    assertThat(send(ann, key, wrong).statusCode()).isEqualTo(409);

    // Then
    assertThat(send(ann, key, FIRST).statusCode()).isEqualTo(200);
    assertThat(send(ben, key, FIRST).statusCode()).isEqualTo(200);
  }

  private Tokens signUp() {
    try (var grpc = new StockGrpc(run.grpc())) {
      return grpc.signUp();
    }
  }

  private HttpResponse<String> send(Tokens tokens, String idempotencyKey, String body)
      throws Exception {
    return http.send(request(tokens, idempotencyKey, body), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(Tokens tokens, String idempotencyKey, String body) {
    var request =
        HttpRequest.newBuilder(
                run.endpoints().functions().resolve("/im.account.v1.AccountService/UpdateProfile"))
            .header("content-type", "application/json")
            .header("authorization", "Bearer " + tokens.getAccessToken())
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!idempotencyKey.isEmpty()) {
      request.header("idempotency-key", idempotencyKey);
    }
    return request.build();
  }
}
