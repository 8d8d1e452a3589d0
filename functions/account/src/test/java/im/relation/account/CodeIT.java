package im.relation.account;

import static im.relation.account.AccountProcess.PASSWORD;
import static im.relation.account.AccountProcess.anonymous;
import static im.relation.account.AccountProcess.newcomer;
import static im.relation.account.AccountProcess.ok;
import static im.relation.account.AccountProcess.refused;
import static im.relation.contract.account.v1.CodePurpose.CODE_PURPOSE_RESET_PASSWORD;
import static im.relation.contract.account.v1.CodePurpose.CODE_PURPOSE_SIGN_UP;
import static im.relation.contract.account.v1.DeviceType.DEVICE_TYPE_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.CodePurpose;
import im.relation.contract.account.v1.ResetPasswordRequest;
import im.relation.contract.account.v1.ResetPasswordResponse;
import im.relation.contract.account.v1.SendCodeRequest;
import im.relation.contract.account.v1.SendCodeResponse;
import im.relation.contract.account.v1.SignUpResponse;
import im.relation.contract.record.v1.SessionEndedRecord;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import im.relation.testkit.RealServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@ExtendWith(RealServers.class)
class CodeIT {

  private static final String EMAIL = "alice@example.com";
  private static final String OTHER_PASSWORD = "quite another one";

  @TempDir Path mail;
  private AccountProcess process;
  private MailFolder mails;

  @BeforeEach
  void start() {
    process = AccountProcess.start(mail, Map.of());
    mails = new MailFolder(mail);
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  void provesAnAddressForOneAccount() {
    // Given
    ok(send(EMAIL, CODE_PURPOSE_SIGN_UP));
    var code = mails.awaitCode(1);

    // When
    var answer = ok(signUp("Alice@EXAMPLE.com", code));

    // Then
    assertThat(answer.getProfile().getUsername()).isEmpty();
    ok(process.signIn("ALICE@example.com", PASSWORD, DEVICE_TYPE_PHONE));
    assertThat(refused(signUp(EMAIL, code)).code()).isEqualTo(ProblemCode.WRONG_CODE);
  }

  @Test
  void tellsOnlyTheOwnerThatAnAddressIsTaken() {
    // Given
    account();
    process.clock.advance(Duration.ofMinutes(1));
    ok(send(EMAIL, CODE_PURPOSE_SIGN_UP));

    // When
    var stranger = signUp(EMAIL, "");
    var owner = signUp(EMAIL, mails.awaitCode(2));

    // Then
    assertThat(refused(stranger).code()).isEqualTo(ProblemCode.WRONG_CODE);
    assertThat(refused(owner).code()).isEqualTo(ProblemCode.ALREADY_EXISTS);
  }

  @Test
  void voidsACodeAfterFiveTries() {
    // Given
    ok(send(EMAIL, CODE_PURPOSE_SIGN_UP));
    var code = mails.awaitCode(1);
    for (int i = 0; i < 5; i++) {
      assertThat(refused(signUp(EMAIL, "no")).code()).isEqualTo(ProblemCode.WRONG_CODE);
    }

    // When
    var outcome = signUp(EMAIL, code);

    // Then
    assertThat(refused(outcome).code()).isEqualTo(ProblemCode.WRONG_CODE);
  }

  @Test
  void voidsACodeAfterFiveMinutes() {
    // Given
    ok(send(EMAIL, CODE_PURPOSE_SIGN_UP));
    var code = mails.awaitCode(1);
    process.clock.advance(Duration.ofMinutes(5));

    // When
    var outcome = signUp(EMAIL, code);

    // Then
    assertThat(refused(outcome).code()).isEqualTo(ProblemCode.WRONG_CODE);
  }

  @Test
  void takesACodeForItsPurposeAndAddressOnly() {
    // Given
    account();
    ok(send("bob@example.com", CODE_PURPOSE_SIGN_UP));
    var bobs = mails.awaitCode(2);

    // When
    var forReset = reset("bob@example.com", bobs, OTHER_PASSWORD);
    var forAnother = signUp("carol@example.com", bobs);

    // Then
    assertThat(refused(forReset).code()).isEqualTo(ProblemCode.WRONG_CODE);
    assertThat(refused(forAnother).code()).isEqualTo(ProblemCode.WRONG_CODE);
  }

  @Test
  void sendsAnotherCodeAfterAMinuteWhichReplacesTheFirst() {
    // Given
    ok(send(EMAIL, CODE_PURPOSE_SIGN_UP));
    var first = mails.awaitCode(1);
    process.clock.advance(Duration.ofSeconds(20));

    // When
    var tooSoon = refused(send(EMAIL, CODE_PURPOSE_SIGN_UP));
    process.clock.advance(Duration.ofSeconds(40));
    var answer = ok(send(EMAIL, CODE_PURPOSE_SIGN_UP));

    // Then
    assertThat(tooSoon.code()).isEqualTo(ProblemCode.RESOURCE_EXHAUSTED);
    assertThat(tooSoon.retryAfter()).isEqualTo(Duration.ofSeconds(40));
    assertThat(answer.getResendAfterMillis()).isEqualTo(60_000);
    var second = mails.awaitCode(2);
    if (!first.equals(second)) {
      assertThat(refused(signUp(EMAIL, first)).code()).isEqualTo(ProblemCode.WRONG_CODE);
    }
    ok(signUp(EMAIL, second));
  }

  @Test
  void answersTheSameForAnAddressWithoutAnAccountAndSendsNothing() {
    // Given
    account();

    // When
    var known = ok(send(EMAIL, CODE_PURPOSE_RESET_PASSWORD));
    var unknown = ok(send("nobody@example.com", CODE_PURPOSE_RESET_PASSWORD));

    // Then
    assertThat(unknown).isEqualTo(known);
    mails.awaitCode(2);
    process.close();
    assertThat(mails.count()).isEqualTo(2);
  }

  @Test
  void setsANewPasswordAndEndsAllSessions() {
    // Given
    account();
    ok(send(EMAIL, CODE_PURPOSE_RESET_PASSWORD));
    var code = mails.awaitCode(2);

    // When
    var common = refused(reset(EMAIL, code, "password123"));
    ok(reset(EMAIL, code, OTHER_PASSWORD));

    // Then
    assertThat(common.field()).isEqualTo("new_password");
    assertThat(process.endedSessions())
        .extracting(SessionEndedRecord::getCode)
        .containsExactly(CloseCode.CLOSE_CODE_SESSION_REVOKED);
    assertThat(refused(process.signIn(EMAIL, PASSWORD, DEVICE_TYPE_PHONE)).code())
        .isEqualTo(ProblemCode.WRONG_CREDENTIALS);
    ok(process.signIn(EMAIL, OTHER_PASSWORD, DEVICE_TYPE_PHONE));
    assertThat(refused(reset(EMAIL, code, PASSWORD)).code()).isEqualTo(ProblemCode.WRONG_CODE);
  }

  @Test
  void boundsWhatOneCallerAsksFor() {
    // Given
    for (int i = 0; i < 30; i++) {
      ok(send("nobody" + i + "@example.com", CODE_PURPOSE_RESET_PASSWORD));
    }

    // When
    var outcome = send("nobody30@example.com", CODE_PURPOSE_RESET_PASSWORD);

    // Then
    assertThat(refused(outcome).retryAfter()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void refusesWhatBreaksARule() {
    assertThat(refused(send("nobody", CODE_PURPOSE_SIGN_UP)).field()).isEqualTo("email");
    assertThat(refused(send(EMAIL, CodePurpose.CODE_PURPOSE_UNSPECIFIED)).field())
        .isEqualTo("purpose");
  }

  @Test
  void storesNeitherCodeNorAddress() {
    // When
    ok(send(EMAIL, CODE_PURPOSE_SIGN_UP));

    // Then
    var row = process.jdbc.queryForMap("SELECT * FROM verification_code").values().toString();
    assertThat(row).doesNotContain(EMAIL).doesNotContain(mails.awaitCode(1));
  }

  @Test
  void sweepsCodesAndCountsOfAttemptsADayLater() {
    // Given
    ok(send(EMAIL, CODE_PURPOSE_SIGN_UP));
    var _ = process.signIn("nobody_1", "a wrong password", DEVICE_TYPE_PHONE);
    process.clock.advance(Duration.ofDays(1));
    process.sweep();
    assertThat(rows()).containsExactly(1, 1);
    process.clock.advance(Duration.ofMillis(1));

    // When
    process.sweep();

    // Then
    assertThat(rows()).containsExactly(0, 0);
  }

  private List<Integer> rows() {
    return process.jdbc.queryForList(
        "SELECT COUNT(*) FROM verification_code UNION ALL SELECT COUNT(*) FROM sign_in_failure",
        Integer.class);
  }

  private void account() {
    ok(send(EMAIL, CODE_PURPOSE_SIGN_UP));
    ok(signUp(EMAIL, mails.awaitCode(1)));
  }

  private Outcome<SendCodeResponse> send(String email, CodePurpose purpose) {
    return process.call(
        "sendCode",
        anonymous(),
        SendCodeRequest.newBuilder().setEmail(email).setPurpose(purpose).build());
  }

  private Outcome<SignUpResponse> signUp(String email, String code) {
    return process.call(
        "signUp", anonymous(), newcomer("unused").setEmail(email).setCode(code).build());
  }

  private Outcome<ResetPasswordResponse> reset(String email, String code, String password) {
    return process.call(
        "resetPassword",
        anonymous(),
        ResetPasswordRequest.newBuilder()
            .setEmail(email)
            .setCode(code)
            .setNewPassword(password)
            .build());
  }
}
