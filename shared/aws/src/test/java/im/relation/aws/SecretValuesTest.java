package im.relation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SecretValuesTest {

  private static final String ARN = "arn:aws:secretsmanager:eu-central-1:1:secret:im-dev/redis-url";

  @Test
  void aSecretIsReadByASignedRequest() throws IOException {
    try (var manager = new RecordingServer(200, "{\"SecretString\":\"the \\\"value\\\"\"}")) {
      // When
      var value = secrets(manager).text(ARN);

      // Then
      assertThat(value).isEqualTo("the \"value\"");
      var asked = manager.asked().getFirst();
      assertThat(new String(asked.body(), StandardCharsets.UTF_8))
          .isEqualTo("{\"SecretId\":\"" + ARN + "\"}");
      assertThat(asked.headers().getFirst("X-Amz-Target"))
          .isEqualTo("secretsmanager.GetSecretValue");
      var authorization = asked.headers().getFirst("Authorization");
      Map<String, String> signed =
          Arrays.stream(authorization.replaceAll(".*SignedHeaders=|,.*", "").split(";"))
              .collect(Collectors.toMap(name -> name, asked.headers()::getFirst));
      assertThat(signed).containsKeys("host", "x-amz-date", "x-amz-security-token");
      assertThat(authorization).endsWith("Signature=" + Verifier.ofPost(signed, asked.body()));
    }
  }

  @Test
  void aRefusalNamesTheSecretAndItsKind() throws IOException {
    try (var manager =
        new RecordingServer(400, "{\"__type\":\"x#AccessDeniedException\",\"Message\":\"m\"}")) {
      assertThatThrownBy(() -> secrets(manager).text(ARN))
          .isInstanceOf(AwsException.class)
          .hasMessage("The secret %s cannot be read: HTTP status 400, AccessDeniedException.", ARN);
    }
  }

  @Test
  void anAnswerThatIsNoneIsNotQuoted() throws IOException {
    try (var manager = new RecordingServer(200, "{\"SecretString\":\"hunter2")) {
      assertThatThrownBy(() -> secrets(manager).text(ARN))
          .hasMessage("The secret %s holds no text.", ARN)
          .hasNoCause();
    }
  }

  @Test
  void aManagerThatHangsIsNotWaitedForLong() throws IOException {
    try (var manager = new RecordingServer(RecordingServer.NEVER, "")) {
      assertThatThrownBy(() -> secrets(manager).text(ARN))
          .isInstanceOf(AwsException.class)
          .hasMessage("The secret %s cannot be read: 127.0.0.1 does not answer.", ARN);
    }
  }

  private static SecretValues secrets(RecordingServer manager) {
    return new SecretValues(
        new AwsIdentity(
            Map.of(
                "AWS_REGION", Verifier.REGION,
                "AWS_ACCESS_KEY_ID", Verifier.KEY,
                "AWS_SECRET_ACCESS_KEY", Verifier.SECRET,
                "AWS_SESSION_TOKEN", Verifier.SESSION,
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", manager.address()),
            Clock.systemUTC()));
  }
}
