package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.aws.KafkaSignIn;
import im.relation.contract.socket.v1.CloseCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

  private final Properties file = new Properties();

  @BeforeEach
  void writeTheCredential(@TempDir Path folder) throws IOException {
    var credential = folder.resolve("credential");
    Files.writeString(credential, TestNode.CREDENTIAL.value());
    file.setProperty("fleet.credential-file", credential.toString());
    file.setProperty("token.keys-file", "keys.json");
    file.setProperty("redis.url", "redis://127.0.0.1:1");
    file.setProperty("kafka.bootstrap-servers", "127.0.0.1:2");
  }

  @Test
  void theExampleNamesEveryKeyWithItsDefault() throws IOException {
    // Given
    var example = new Properties();
    try (var reader = Files.newBufferedReader(Path.of("socket-fleet.properties.example"))) {
      example.load(reader);
    }
    example.setProperty("fleet.credential-file", file.getProperty("fleet.credential-file"));

    // When
    var shown = SocketProperties.read(example, Map.of()).node();

    // Then
    var defaults = SocketProperties.read(file, Map.of()).node();
    assertThat(shown.listen()).isEqualTo(defaults.listen());
    assertThat(shown.fleet()).isEqualTo(defaults.fleet());
    assertThat(shown.limits()).isEqualTo(LimitSettings.defaults()).isEqualTo(defaults.limits());
    assertThat(shown.timing()).isEqualTo(TimingSettings.defaults()).isEqualTo(defaults.timing());
    assertThat(shown.lease()).isEqualTo(LeaseSettings.defaults()).isEqualTo(defaults.lease());
  }

  @Test
  void theEnvironmentOverridesTheFile() {
    // Given
    file.setProperty("listen.io-threads", "3");

    // When
    var settings =
        SocketProperties.read(
            file,
            Map.of("SOCKET_LISTEN_IO_THREADS", "5", "SOCKET_TIMING_HELLO", "1500ms", "HOME", "/"));

    // Then
    assertThat(settings.node().listen().ioThreads()).isEqualTo(5);
    assertThat(settings.node().timing().hello()).isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void theNodeSignsInToKafkaAsItIsTold() {
    var byDefault = SocketProperties.read(file, Map.of()).node().backends();
    var onAws = SocketProperties.read(file, Map.of("SOCKET_KAFKA_SIGN_IN", "iam"));
    assertThat(byDefault.kafkaSignIn()).isEqualTo(KafkaSignIn.NONE);
    assertThat(onAws.node().backends().kafkaSignIn()).isEqualTo(KafkaSignIn.IAM);
    assertThatThrownBy(() -> SocketProperties.read(file, Map.of("SOCKET_KAFKA_SIGN_IN", "plain")))
        .hasMessage("kafka.sign-in is none or iam.");
  }

  @Test
  void aKeyThatDoesNotExistFailsTheStart() {
    file.setProperty("listen.prot", "1");
    assertThatThrownBy(() -> SocketProperties.read(file, Map.of("SOCKET_TYPO", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("listen.prot")
        .hasMessageContaining("typo");
  }

  @Test
  void anotherAddressThanLoopbackNeedsTls() {
    file.setProperty("listen.host", "0.0.0.0");
    assertThatThrownBy(() -> SocketProperties.read(file, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs TLS");
    file.setProperty("listen.host", "127.0.0.1");
    file.setProperty("fleet.host", "0.0.0.0");
    assertThatThrownBy(() -> SocketProperties.read(file, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fleet.host");
  }

  @Test
  void noSecretIsPrinted() {
    file.setProperty("redis.url", "redis://:hunter2@127.0.0.1:1");
    assertThat(SocketProperties.read(file, Map.of()).toString())
        .doesNotContain("hunter2")
        .doesNotContain(TestNode.CREDENTIAL.value());
  }

  @Test
  void everyCloseCodeHasATextThatFitsIntoACloseFrame() {
    assertThat(
            Arrays.stream(CloseCode.values())
                .map(CloseText::of)
                .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= 123)
                .collect(Collectors.toSet()))
        .hasSize(CloseCode.values().length - 1);
  }

  @Test
  void aDrainTellsTheLastWhenItsTimeIsOver() {
    assertThat(Drain.portion(1_000, Duration.ofSeconds(5))).isEqualTo(10);
    assertThat(Drain.portion(3, Duration.ofSeconds(5))).isEqualTo(1);
    assertThat(Drain.portion(1_000, Duration.ZERO)).isEqualTo(1_000);
  }
}
