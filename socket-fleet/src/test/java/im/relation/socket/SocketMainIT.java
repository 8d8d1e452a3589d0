package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import im.relation.backplane.LocalKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The node as a process of its own, but for the process.
@ExtendWith(TestServers.class)
final class SocketMainIT {

  private static final Pattern MANAGEMENT = Pattern.compile("management at port (\\d+)");

  private final TestServers.Running servers;
  private final Map<String, String> environment = new HashMap<>();

  SocketMainIT(TestServers.Running servers) {
    this.servers = servers;
  }

  @BeforeEach
  void write(@TempDir Path folder) throws IOException {
    var keys = new LocalKeys(folder.resolve("keys"));
    var credential = folder.resolve("credential");
    Files.writeString(credential, keys.fleetCredential().value());
    var tokens = folder.resolve("tokens.json");
    JWKSet published = keys.publicTokenKeys();
    Files.writeString(tokens, published.toString());
    environment.put("SOCKET_FLEET_CREDENTIAL_FILE", credential.toString());
    environment.put("SOCKET_TOKEN_KEYS_FILE", tokens.toString());
    environment.put("SOCKET_REDIS_URL", servers.redisUrl());
    environment.put("SOCKET_KAFKA_BOOTSTRAP_SERVERS", servers.kafka());
    environment.put("SOCKET_LISTEN_PORT", "0");
    environment.put("SOCKET_FLEET_PORT", "0");
    environment.put("SOCKET_MANAGEMENT_PORT", "0");
    environment.put("SOCKET_LEASE_DRAIN", "0ms");
  }

  @Test
  void servesMetricsAndHealthBesideTheNode() throws Exception {
    // Given
    var out = new ByteArrayOutputStream();
    try (var _ =
            SocketMain.run(
                new String[0], environment, new PrintStream(out, true, StandardCharsets.UTF_8));
        var http = HttpClient.newHttpClient()) {
      var port = MANAGEMENT.matcher(out.toString(StandardCharsets.UTF_8));
      assertThat(port.find()).isTrue();
      var base = "http://127.0.0.1:" + port.group(1);

      // Then
      assertThat(get(http, base + "/actuator/prometheus").body())
          .contains("socket_connections 0.0")
          .contains("socket_frames_received_total{kind=\"submit\"}")
          .contains("jvm_memory_used_bytes");
      assertThat(get(http, base + "/actuator/health/liveness").statusCode()).isEqualTo(200);
      assertThat(get(http, base + "/actuator/health/readiness").body()).contains("UP");
      assertThat(get(http, base + "/actuator/health").body())
          .isEqualTo(new NodeHealth(true, true, true).toJson());
      assertThat(get(http, base + "/actuator/env").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void saysHowItIsStartedAndStartsNothing() throws Exception {
    // Given
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var main =
        List.of(java, "-cp", System.getProperty("java.class.path"), SocketMain.class.getName());

    // When
    var help = new ProcessBuilder(concat(main, "--help")).start();
    var wrong = new ProcessBuilder(concat(main, "--port=1")).start();

    // Then
    assertThat(new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("java -jar socket-fleet.jar [settings file]");
    assertThat(help.waitFor()).isZero();
    assertThat(new String(wrong.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("A node takes one settings file and no options.");
    assertThat(wrong.waitFor()).isEqualTo(2);
  }

  private static List<String> concat(List<String> command, String argument) {
    return Stream.concat(command.stream(), Stream.of(argument)).toList();
  }

  @Test
  void saysInOneSentenceWhichPortIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (var key : new String[] {"LISTEN", "FLEET", "MANAGEMENT"}) {
        var settings = new HashMap<>(environment);
        settings.put("SOCKET_" + key + "_PORT", Integer.toString(taken.getLocalPort()));
        assertThatThrownBy(() -> SocketMain.run(new String[0], settings, System.out))
            .isInstanceOf(SocketStartException.class)
            .hasMessageContaining("is taken")
            .hasMessageContaining(key.toLowerCase(java.util.Locale.ROOT) + ".port");
      }
    }
  }

  @Test
  void saysInOneSentenceThatRedisCannotBeReached() {
    environment.put("SOCKET_REDIS_URL", "redis://127.0.0.1:1");
    assertThatThrownBy(() -> SocketMain.run(new String[0], environment, System.out))
        .isInstanceOf(SocketStartException.class)
        .hasMessageContaining("redis.url");
  }

  private static HttpResponse<String> get(HttpClient http, String address) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
