package im.relation.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.runtime.connect.ConnectCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class HttpEventTest {

  private static final String WHOLE =
      """
      {"version": "2.0", "routeKey": "$default", "rawPath": "/a.v1.B/C", "rawQueryString": "",
       "headers": {"content-type": "application/json", "authorization": "Bearer t"},
       "requestContext": {"stage": "$default",
         "http": {"method": "POST", "path": "/a.v1.B/C", "sourceIp": "192.0.2.7"}},
       "body": "{}", "isBase64Encoded": false}
      """;

  private static Optional<ConnectCall> read(String json) {
    return JsonMapper.builder().build().readValue(json, HttpEvent.class).call();
  }

  @Test
  void isTheRequestThatCameOverHttp() throws IOException {
    var event = read(WHOLE).orElseThrow();
    assertThat(event.method()).isEqualTo("POST");
    assertThat(event.path()).isEqualTo("/a.v1.B/C");
    assertThat(event.header("Authorization")).isEqualTo("Bearer t");
    assertThat(event.header("Connect-Timeout-Ms")).isEmpty();
    assertThat(event.address()).isEqualTo("192.0.2.7");
    assertThat(event.body().readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
  }

  @Test
  void hasTheBytesOfABodyInBase64() throws IOException {
    var event = read(WHOLE.replace("\"{}\"", "\"AP8=\"").replace("false", "true")).orElseThrow();
    assertThat(event.body().readAllBytes()).containsExactly(0, 0xff);
  }

  @Test
  void breaksOffWhereTheBodyIsNoBase64() {
    var event = read(WHOLE.replace("\"{}\"", "\"@@@\"").replace("false", "true")).orElseThrow();
    assertThatThrownBy(() -> event.body().readAllBytes()).isInstanceOf(IOException.class);
  }

  @Test
  void isEmptyWithoutABody() throws IOException {
    assertThat(read(WHOLE.replace("\"body\": \"{}\",", "")).orElseThrow().body().readAllBytes())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"version\": \"1.0\", \"rawPath\": \"/\", \"requestContext\": {\"http\": {\"method\": \"GET\"}}}",
        "{\"version\": \"2.0\", \"requestContext\": {\"http\": {\"method\": \"GET\"}}}",
        "{\"version\": \"2.0\", \"rawPath\": \"/\"}",
        "{\"version\": \"2.0\", \"rawPath\": \"/\", \"requestContext\": {}}",
        "{\"version\": \"2.0\", \"rawPath\": \"/\", \"requestContext\": {\"http\": {}}}",
      })
  void isNoneWhereSomethingElseInvokedTheFunction(String json) {
    assertThat(read(json)).isEmpty();
  }
}
