package im.relation.account;

import static im.relation.account.AccountProcess.PASSWORD;
import static im.relation.account.AccountProcess.anonymous;
import static im.relation.account.AccountProcess.newcomer;
import static im.relation.account.AccountProcess.ok;
import static im.relation.account.AccountProcess.refused;
import static org.assertj.core.api.Assertions.assertThat;

import im.relation.backplane.TokenVerifier.Verdict;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.account.v1.SignUpResponse;
import im.relation.conversation.Conversations;
import im.relation.domain.ProblemCode;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import im.relation.runtime.SessionCheck;
import im.relation.testkit.RealServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@ExtendWith(RealServers.class)
class SignUpIT {

  @TempDir Path mail;
  private AccountProcess process;

  @BeforeEach
  void start() {
    process = AccountProcess.start(mail, Map.of());
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  void givesAProfileAndTokensThatAreGood() {
    // When
    var answer = process.signUp("Alice_1");

    // Then
    assertThat(answer.getProfile().getUsername()).isEqualTo("alice_1");
    assertThat(answer.getProfile().getNickname()).isEqualTo("Somebody");
    assertThat(answer.getProfile().getVersion()).isEqualTo(1);
    var token = process.verifier().verify(answer.getTokens().getAccessToken());
    assertThat(token).isInstanceOf(Verdict.Valid.class);
    var session = SessionId.of(answer.getTokens().getSessionId().toByteArray());
    var user = new UserId(answer.getProfile().getUserId());
    assertThat(process.bean(SessionCheck.class).isLive(session, user)).isTrue();
    assertThat(process.bean(SessionCheck.class).isLive(session, new UserId(7))).isFalse();
  }

  @Test
  void makesTheNoticeLogAndStoresNoSecretAsItIs() {
    // When
    var answer = process.signUp("alice_1");

    // Then
    var user = new UserId(answer.getProfile().getUserId());
    assertThat(process.bean(Conversations.class).noticeLog(user)).isPresent();
    assertThat(process.jdbc.queryForObject("SELECT password_hash FROM credential", String.class))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(
            process.jdbc.queryForObject(
                "SELECT COUNT(*) FROM refresh_token WHERE token_hash = ?",
                Integer.class,
                (Object) answer.getTokens().getRefreshToken().getBytes(StandardCharsets.US_ASCII)))
        .isZero();
    assertThat(process.notices()).isEmpty();
  }

  @Test
  void refusesANameThatIsTakenHoweverItIsWritten() {
    // Given
    process.signUp("Straße");

    // When
    Outcome<SignUpResponse> second =
        process.call("signUp", anonymous(), newcomer("STRASSE").build());

    // Then
    assertThat(refused(second).code()).isEqualTo(ProblemCode.ALREADY_EXISTS);
  }

  @Test
  void letsOneOfTwoWinThatSignUpWithOneNameAtOnce() throws Exception {
    // Given
    var together = new CyclicBarrier(2);
    Callable<Outcome<SignUpResponse>> signUp =
        () -> {
          together.await();
          return process.call("signUp", anonymous(), newcomer("alice_1").build());
        };

    // When
    List<Outcome<SignUpResponse>> outcomes;
    try (var threads = Executors.newFixedThreadPool(2)) {
      outcomes = threads.invokeAll(List.of(signUp, signUp)).stream().map(SignUpIT::get).toList();
    }

    // Then
    assertThat(outcomes).filteredOn(Outcome.Ok.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Outcome.Refused.class::isInstance)
        .singleElement()
        .satisfies(
            outcome -> assertThat(refused(outcome).code()).isEqualTo(ProblemCode.ALREADY_EXISTS));
    for (var table : List.of("user", "credential", "login_identifier", "session", "device")) {
      assertThat(process.jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class))
          .as(table)
          .isEqualTo(1);
    }
  }

  @Test
  void refusesWhatBreaksARule() {
    assertThat(field(newcomer("abc"))).isEqualTo("username");
    assertThat(field(newcomer("admin"))).isEqualTo("username");
    assertThat(field(newcomer("alice_1").clearUsername())).isEqualTo("identifier");
    assertThat(field(newcomer("alice_1").setEmail("nobody"))).isEqualTo("email");
    assertThat(field(newcomer("alice_1").setPassword("short"))).isEqualTo("password");
    assertThat(field(newcomer("alice_1").setPassword("my-alice_1-is"))).isEqualTo("password");
    assertThat(field(newcomer("alice_1").setNickname(" "))).isEqualTo("nickname");
    assertThat(field(newcomer("alice_1").clearDevice())).isEqualTo("device.type");
  }

  @Test
  void refusesUsernamesWhereTheDeploymentWantsEmail() {
    // Given
    process.close();
    process = AccountProcess.start(mail, Map.of("im.account.sign-up.by-username", false));

    // When
    Outcome<SignUpResponse> outcome =
        process.call("signUp", anonymous(), newcomer("alice_1").build());

    // Then
    assertThat(refused(outcome).code()).isEqualTo(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void opensASessionAfterwardsByTheSamePassword() {
    // Given
    process.signUp("alice_1");

    // When
    var answer = ok(process.signIn("ALICE_1", PASSWORD, DeviceType.DEVICE_TYPE_PHONE));

    // Then
    assertThat(answer.getProfile().getUsername()).isEqualTo("alice_1");
  }

  private String field(SignUpRequest.Builder request) {
    Outcome<SignUpResponse> outcome = process.call("signUp", anonymous(), request.build());
    var problem = refused(outcome);
    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID);
    return problem.field();
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
