package im.relation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IamTokensTest {

  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final IamTokens tokens =
      new IamTokens(
          new AwsIdentity(
              Map.of(
                  "AWS_REGION", Verifier.REGION,
                  "AWS_ACCESS_KEY_ID", Verifier.KEY,
                  "AWS_SECRET_ACCESS_KEY", Verifier.SECRET,
                  "AWS_SESSION_TOKEN", Verifier.SESSION),
              CLOCK));

  @Test
  void aTokenForMySqlIsASignedAddressWithoutItsScheme() {
    // When
    var token = tokens.mysql("db.example.org", 3306, "im_owner");

    // Then
    assertThat(token.value())
        .startsWith("db.example.org:3306/?")
        .contains("Action=connect", "DBUser=im_owner", "X-Amz-Expires=900")
        .contains("X-Amz-Credential=AKIDEXAMPLE%2F20261201%2Feu-central-1%2Frds-db%2Faws4_request")
        .contains("X-Amz-Security-Token=session%2Ftoken%2Bof%3D%3Dtest");
    var address = URI.create("https://" + token.value());
    assertThat(Verifier.parameters(address))
        .containsEntry("X-Amz-Signature", Verifier.ofQuery(address, "rds-db"));
    assertThat(token.until()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    assertThat(token.toString()).doesNotContain("X-Amz");
  }

  @Test
  void aTokenForKafkaIsASignedAddressInBase64() {
    // When
    var token = tokens.kafka();

    // Then
    assertThat(token.value()).doesNotContain("=", "+", "/");
    var address =
        URI.create(
            new String(Base64.getUrlDecoder().decode(token.value()), StandardCharsets.US_ASCII));
    assertThat(address.toString())
        .startsWith("https://kafka.eu-central-1.amazonaws.com/?Action=kafka-cluster%3AConnect&")
        .endsWith("&User-Agent=im-relation");
    assertThat(Verifier.parameters(address))
        .containsEntry("X-Amz-Signature", Verifier.ofQuery(address, "kafka-cluster"));
  }

  @Test
  void aTaskHasItsCredentialsFromItsEndpointUntilTheyAreAboutToEnd() throws IOException {
    for (var left : new Duration[] {Duration.ofHours(6), Duration.ofMinutes(10)}) {
      try (var endpoint =
          new RecordingServer(
              200,
              """
              {"AccessKeyId":"%s","SecretAccessKey":"%s","Token":"t","Expiration":"%s"}"""
                  .formatted(Verifier.KEY, Verifier.SECRET, NOW.plus(left)))) {
        // Given
        var task =
            new IamTokens(
                new AwsIdentity(
                    Map.of(
                        "AWS_REGION",
                        Verifier.REGION,
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                        endpoint.address() + "/v2",
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                        "of the task"),
                    CLOCK));

        // When
        var _ = task.kafka();
        var second = task.kafka();

        // Then
        boolean last = left.compareTo(IamTokens.LIFE) > 0;
        assertThat(endpoint.asked()).hasSize(last ? 1 : 2);
        assertThat(endpoint.asked().getFirst().headers().getFirst("Authorization"))
            .isEqualTo("of the task");
        assertThat(second.until()).isEqualTo(NOW.plus(last ? IamTokens.LIFE : left));
      }
    }
  }

  @Test
  void credentialsThatCannotBeReadAreNotQuoted() throws IOException {
    try (var endpoint = new RecordingServer(200, "{\"SecretAccessKey\":\"hunter2\"}")) {
      var task =
          new IamTokens(
              new AwsIdentity(
                  Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.address()), CLOCK));
      assertThatThrownBy(() -> task.mysql("h", 1, "u"))
          .isInstanceOf(AwsException.class)
          .hasMessage("The container's credentials cannot be read.")
          .hasNoCause();
    }
  }

  @Test
  void aProcessWithoutCredentialsSaysWhatIsMissing() {
    var nobody = new IamTokens(new AwsIdentity(Map.of("AWS_REGION", "r"), CLOCK));
    assertThatThrownBy(nobody::kafka)
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  }
}
