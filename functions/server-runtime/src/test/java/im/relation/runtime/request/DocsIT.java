package im.relation.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import im.relation.backplane.Rpcs;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocsIT {

  private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  private static TestServer server;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    server = TestServer.start(TestServer.Main.class);
    client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void describesEveryRpcWithItsComment() throws Exception {
    // When
    var document = JsonMapper.shared().readTree(get("/openapi.json").body());
    // Then
    assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
    for (var rpc : Rpcs.all()) {
      var operation = document.path("paths").path("/" + rpc.name()).path("post");
      assertThat(operation.path("description").asString()).as(rpc.name()).isNotEmpty();
    }
    var schemas = document.path("components").path("schemas");
    var deviceId = schemas.path("im.account.v1.Device").path("properties").path("deviceId");
    assertThat(deviceId.path("type").asString()).isEqualTo("string");
    assertThat(deviceId.path("description").asString()).startsWith("The id of an earlier session");
  }

  @Test
  void refersOnlyToSchemasThatAreThere() throws Exception {
    // When
    var document = JsonMapper.shared().readTree(get("/openapi.json").body());
    // Then
    var names =
        document.path("components").path("schemas").propertyNames().stream()
            .map(name -> "#/components/schemas/" + name)
            .toList();
    assertThat(document.findValuesAsString("$ref")).isNotEmpty().isSubsetOf(names);
  }

  @Test
  void asksForTokenWhereTheCatalogSaysPerson() throws Exception {
    // When
    var paths = JsonMapper.shared().readTree(get("/openapi.json").body()).path("paths");
    // Then
    assertThat(security(paths, "/im.account.v1.AccountService/GetAccount").isMissingNode())
        .isFalse();
    assertThat(security(paths, "/im.account.v1.AccountService/SignUp").isMissingNode()).isTrue();
  }

  @Test
  void showsThePageWithNothingFromElsewhere() throws Exception {
    // When
    var page = get("/docs");
    // Then
    assertThat(page.statusCode()).isEqualTo(200);
    var addresses = ADDRESS.matcher(page.body()).results().map(found -> found.group(1)).toList();
    assertThat(addresses).noneMatch(address -> address.contains("//"));
    for (String path :
        Stream.of("swagger-ui.css", "swagger-ui-bundle.js", "functions.js").toList()) {
      assertThat(addresses).contains(path);
      assertThat(get("/docs/" + path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void publishesKeysWithoutTheirPrivateParts() throws Exception {
    // When
    var response = get("/.well-known/jwks.json");
    // Then
    var keys = JWKSet.parse(response.body());
    assertThat(keys.getKeys()).singleElement().matches(key -> !key.isPrivate());
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("max-age=300, public");
  }

  @Test
  void tellsWhetherItLivesAndHowLongFunctionsTook() throws Exception {
    // Given
    var call =
        HttpRequest.newBuilder(server.base().resolve("/im.account.v1.AccountService/GetAccount"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    // When
    client.send(call, HttpResponse.BodyHandlers.discarding());
    // Then
    assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/prometheus").body())
        .contains(
            "im_function_seconds_count{function=\"im.account.v1.AccountService/GetAccount\","
                + "outcome=\"UNAUTHENTICATED\"}");
    assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
  }

  private static JsonNode security(JsonNode paths, String path) {
    return paths.path(path).path("post").path("security");
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.base().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
