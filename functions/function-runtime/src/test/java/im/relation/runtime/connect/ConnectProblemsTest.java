package im.relation.runtime.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConnectProblemsTest {

  /// connectrpc.com/docs/protocol, "Error Codes".
  private static final Set<String> CONNECT_CODES =
      Set.of(
          "canceled",
          "unknown",
          "invalid_argument",
          "deadline_exceeded",
          "not_found",
          "already_exists",
          "permission_denied",
          "resource_exhausted",
          "failed_precondition",
          "aborted",
          "out_of_range",
          "unimplemented",
          "internal",
          "unavailable",
          "data_loss",
          "unauthenticated");

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void wordsEveryCode(ProblemCode code) throws Exception {
    // When
    var reply = ConnectProblems.reply(Problem.of(code));
    // Then
    var error = JsonMapper.shared().readTree(reply.body());
    assertThat(error.path("code").asString()).isIn(CONNECT_CODES);
    assertThat(error.path("message").asString()).isEqualTo(code.text());
    var problem =
        im.relation.contract.common.v1.Problem.parseFrom(detail(error, 0, "im.common.v1.Problem"));
    assertThat(problem.getCode().name()).isEqualTo("PROBLEM_CODE_" + code.name());
    var info = ErrorInfo.parseFrom(detail(error, 1, "google.rpc.ErrorInfo"));
    assertThat(info.getReason()).isEqualTo(code.name());
    assertThat(info.getDomain()).isEqualTo("im-relation");
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void isServerErrorOnlyForOurOwnFaults(ProblemCode code) {
    // When
    int status = ConnectProblems.status(code).http();
    // Then
    boolean ours = code == ProblemCode.INTERNAL || code == ProblemCode.UNAVAILABLE;
    assertThat(status >= 500).isEqualTo(ours);
    assertThat(status).isGreaterThanOrEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID, 400", "TOO_LARGE, 413", "UNAUTHENTICATED, 401", "TOKEN_EXPIRED, 401",
    "NOT_ALLOWED, 403", "NOT_A_MEMBER, 403", "NOT_FOUND, 404", "CONFLICT, 409",
    "RESOURCE_EXHAUSTED, 429", "UNAVAILABLE, 503"
  })
  void followsTheTable(ProblemCode code, int status) {
    assertThat(ConnectProblems.reply(Problem.of(code)).status()).isEqualTo(status);
  }

  @Test
  void saysWhenToComeBackRoundedUpToSeconds() throws Exception {
    // When
    var reply = ConnectProblems.reply(Problem.tooMany(Duration.ofMillis(1_500)));
    // Then
    assertThat(reply.headers()).containsEntry("Retry-After", "2");
    var retry =
        RetryInfo.parseFrom(
            detail(JsonMapper.shared().readTree(reply.body()), 2, "google.rpc.RetryInfo"));
    assertThat(retry.getRetryDelay().getSeconds()).isEqualTo(1);
    assertThat(retry.getRetryDelay().getNanos()).isEqualTo(500_000_000);
  }

  @Test
  void asksForOneSecondWhereNoTimeIsKnown() {
    assertThat(ConnectProblems.reply(Problem.of(ProblemCode.UNAVAILABLE)).headers())
        .containsEntry("Retry-After", "1");
  }

  @Test
  void knowsTheSameCodesAsTheContract() {
    // Given
    var ours =
        Stream.of(ProblemCode.values())
            .map(code -> "PROBLEM_CODE_" + code.name())
            .collect(Collectors.toSet());
    // When
    var contract =
        Stream.of(im.relation.contract.common.v1.ProblemCode.values())
            .map(Enum::name)
            .filter(
                name -> !name.equals("PROBLEM_CODE_UNSPECIFIED") && !name.equals("UNRECOGNIZED"))
            .collect(Collectors.toSet());
    // Then
    assertThat(ours).isEqualTo(contract);
  }

  private static byte[] detail(JsonNode error, int index, String type) {
    var detail = error.path("details").path(index);
    assertThat(detail.path("type").asString()).isEqualTo(type);
    assertThat(detail.path("value").asString()).doesNotContain("=");
    return Base64.getDecoder().decode(detail.path("value").asString());
  }
}
