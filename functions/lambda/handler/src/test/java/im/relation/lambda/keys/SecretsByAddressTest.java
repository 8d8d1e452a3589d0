package im.relation.lambda.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import im.relation.aws.AwsIdentity;
import im.relation.aws.SecretValues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// The manager answers each address with a text that names it.
class SecretsByAddressTest {

  private HttpServer manager;
  private volatile String text = "";

  @BeforeEach
  void start() throws IOException {
    manager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    manager.createContext(
        "/",
        exchange -> {
          var asked =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                  .replaceAll(".*:\"|\"}", "");
          var answer =
              "{\"SecretString\":\"%s%s\\n\"}"
                  .formatted(text, asked)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    manager.start();
  }

  @AfterEach
  void stop() {
    manager.stop(0);
  }

  @Test
  void eachPropertyGetsTheTextOfTheSecretWhoseAddressIsGiven() {
    // Given
    text = "rediss://im:pass@";
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                "function",
                Map.of(
                    "IM_SECRETS_REDIS_URL", "arn-redis",
                    "IM_SECRETS_TOKEN_KEY", "arn-token",
                    "IM_SECRETS_FLEET_CREDENTIAL", "arn-fleet",
                    "IM_SECRETS_MAIL_PASSWORD", "arn-mail")));

    // When
    var secrets = SecretsByAddress.read(SecretsByAddress.addresses(environment), values()::text);
    environment.getPropertySources().addFirst(secrets);

    // Then
    assertThat(environment.getProperty("spring.data.redis.url")).isEqualTo(text + "arn-redis");
    assertThat(environment.getProperty("im.keys.token-key")).isEqualTo(text + "arn-token");
    assertThat(environment.getProperty("im.keys.fleet-credential")).isEqualTo(text + "arn-fleet");
    assertThat(environment.getProperty("spring.mail.password")).isEqualTo(text + "arn-mail");
    assertThat(secrets.toString()).contains("spring.mail.password").doesNotContain("pass@");
  }

  @Test
  void aFunctionThatIsGivenNoneReadsNone() {
    // Given
    var environment = new StandardEnvironment();
    var before = environment.getPropertySources().stream().toList();

    // When
    new SecretsByAddress().postProcessEnvironment(environment, new SpringApplication());

    // Then
    assertThat(environment.getPropertySources().stream().toList()).isEqualTo(before);
  }

  @Test
  void aSecretThatIsNoUrlOfRedisIsNamedAndNotQuoted() {
    text = "hunter2 ";
    assertThatThrownBy(
            () -> SecretsByAddress.read(Map.of("spring.data.redis.url", "arn"), values()::text))
        .hasMessage("The secret arn is no URL of Redis.")
        .hasNoCause();
  }

  private SecretValues values() {
    return new SecretValues(
        new AwsIdentity(
            Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + manager.getAddress().getPort()),
            Clock.systemUTC()));
  }
}
