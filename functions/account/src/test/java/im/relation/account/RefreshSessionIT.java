package im.relation.account;

import static im.relation.account.AccountProcess.anonymous;
import static im.relation.account.AccountProcess.ok;
import static im.relation.account.AccountProcess.refused;
import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.RefreshSessionRequest;
import im.relation.contract.account.v1.RefreshSessionResponse;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.record.v1.SessionEndedRecord;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import im.relation.testkit.RealServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@ExtendWith(RealServers.class)
class RefreshSessionIT {

  @TempDir Path mail;
  private AccountProcess process;
  private Tokens first;

  @BeforeEach
  void start() {
    process = AccountProcess.start(mail, Map.of());
    first = process.signUp("alice_1").getTokens();
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  void givesTheNextPairOfTheSameSession() {
    // Given
    process.clock.advance(Duration.ofMinutes(14));

    // When
    var second = ok(refresh(first));

    // Then
    assertThat(second.getSessionId()).isEqualTo(first.getSessionId());
    assertThat(second.getDeviceId()).isEqualTo(first.getDeviceId());
    assertThat(second.getRefreshToken()).isNotEqualTo(first.getRefreshToken());
    assertThat(second.getAccessExpiresAtMillis() - first.getAccessExpiresAtMillis())
        .isEqualTo(Duration.ofMinutes(14).toMillis());
  }

  @Test
  void endsTheSessionWhenATokenIsUsedAfterItsSuccessorWas() {
    // Given
    var third = ok(refresh(ok(refresh(first))));

    // When
    var reused = refresh(first);

    // Then
    assertThat(refused(reused).code()).isEqualTo(ProblemCode.SESSION_ENDED);
    assertThat(refused(refresh(third)).code()).isEqualTo(ProblemCode.SESSION_ENDED);
    assertThat(process.endedSessions())
        .extracting(SessionEndedRecord::getCode)
        .containsExactly(CloseCode.CLOSE_CODE_SESSION_REVOKED);
  }

  @Test
  void servesAClientWhoseAnswerWasLost() {
    // Given
    ok(refresh(first));

    // When
    var again = ok(refresh(first));

    // Then
    assertThat(ok(refresh(again)).getSessionId()).isEqualTo(first.getSessionId());
  }

  @Test
  void endsTheSessionWhenBothTheOwnerAndAThiefComeBack() {
    // Given
    var owners = ok(refresh(first));
    var thiefs = ok(refresh(first));
    ok(refresh(owners));

    // When
    var outcome = refresh(thiefs);

    // Then
    assertThat(refused(outcome).code()).isEqualTo(ProblemCode.SESSION_ENDED);
    assertThat(process.endedSessions()).hasSize(1);
  }

  @Test
  void endsTheSessionWhenAnExchangedTokenComesTooLate() {
    // Given
    ok(refresh(first));
    process.clock.advance(Duration.ofHours(1));

    // When
    var late = refresh(first);

    // Then
    assertThat(refused(late).code()).isEqualTo(ProblemCode.SESSION_ENDED);
    assertThat(process.endedSessions()).hasSize(1);
  }

  @Test
  void refusesASessionThatWasNotUsedForLong() {
    // Given
    process.clock.advance(Duration.ofDays(60));

    // When
    var outcome = refresh(first);

    // Then
    assertThat(refused(outcome).code()).isEqualTo(ProblemCode.SESSION_ENDED);
  }

  @Test
  void refusesWhatItNeverGave() {
    assertThat(refused(refresh("x".repeat(43))).code()).isEqualTo(ProblemCode.SESSION_ENDED);
    assertThat(refused(refresh("")).field()).isEqualTo("refresh_token");
    assertThat(refused(refresh("x".repeat(257))).code()).isEqualTo(ProblemCode.INVALID);
  }

  private Outcome<Tokens> refresh(Tokens tokens) {
    return refresh(tokens.getRefreshToken());
  }

  private Outcome<Tokens> refresh(String token) {
    Outcome<RefreshSessionResponse> outcome =
        process.call(
            "refreshSession",
            anonymous(),
            RefreshSessionRequest.newBuilder().setRefreshToken(token).build());
    return outcome.map(RefreshSessionResponse::getTokens);
  }
}
