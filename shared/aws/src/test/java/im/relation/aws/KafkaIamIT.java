package im.relation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.embedded.DataFolder;
import im.relation.embedded.EmbeddedKafka;
import im.relation.embedded.KafkaSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real broker that asks for OAUTHBEARER over TLS.
@Timeout(60)
final class KafkaIamIT {

  private static final String PASSWORD = "changeit";
  private static DataFolder data;
  private static EmbeddedKafka kafka;
  private static Path store;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    store = folder.resolve("broker.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                (keytool
                        + " -genkeypair -alias broker -keyalg EC -dname CN=broker"
                        + " -ext san=ip:127.0.0.1 -storetype PKCS12 -storepass changeit -keystore "
                        + store)
                    .split(" "))
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    data = DataFolder.open(folder.resolve("data"));
    kafka = new EmbeddedKafka(data, KafkaSettings.DEFAULTS, 0, broker());
    kafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.stop();
    data.close();
  }

  @Test
  void aClientThatSignsInByIamIsLetIn() throws Exception {
    try (var admin = Admin.create(client())) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }
  }

  @Test
  void aClientWithAnotherTokenIsNot() {
    // Given
    var stranger = client();
    stranger.put("sasl.login.callback.handler.class", Unsigned.class.getName());
    stranger.put("sasl.client.callback.handler.class", Unsigned.class.getName());

    // Then
    try (var admin = Admin.create(stranger)) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  private static Map<String, Object> client() {
    Map<String, Object> properties = new HashMap<>(KafkaSignIn.IAM.properties());
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    // MSK's certificates are of authorities that the JVM knows; this broker's is its own.
    properties.put("ssl.truststore.location", store.toString());
    properties.put("ssl.truststore.password", PASSWORD);
    return properties;
  }

  private static Map<String, String> broker() {
    var listener = "listener.name.plaintext.";
    var mechanism = listener + "oauthbearer.";
    return Map.of(
        "listener.security.protocol.map",
        "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",
        "sasl.mechanism.inter.broker.protocol",
        "OAUTHBEARER",
        listener + "sasl.enabled.mechanisms",
        "OAUTHBEARER",
        mechanism + "sasl.jaas.config",
        jaas(),
        mechanism + "sasl.server.callback.handler.class",
        KafkaIamVerifier.class.getName(),
        mechanism + "sasl.login.callback.handler.class",
        KafkaIamLogin.class.getName(),
        listener + "ssl.keystore.location",
        store.toString(),
        listener + "ssl.keystore.password",
        PASSWORD,
        listener + "ssl.truststore.location",
        store.toString(),
        listener + "ssl.truststore.password",
        PASSWORD);
  }

  private static String jaas() {
    return KafkaSignIn.IAM.properties().getOrDefault("sasl.jaas.config", "");
  }
}
