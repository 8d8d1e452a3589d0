package im.relation.account;

import static im.relation.account.AccountProcess.PASSWORD;
import static im.relation.account.AccountProcess.as;
import static im.relation.account.AccountProcess.ok;
import static im.relation.account.AccountProcess.refused;
import static im.relation.contract.account.v1.DeviceType.DEVICE_TYPE_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.ChangePasswordRequest;
import im.relation.contract.account.v1.ChangePasswordResponse;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.record.v1.SessionEndedRecord;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import im.relation.testkit.RealServers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@ExtendWith(RealServers.class)
class ChangePasswordIT {

  private static final String FRESH = "quite another one";

  @TempDir Path mail;
  private AccountProcess process;
  private Tokens desktop;

  @BeforeEach
  void start() {
    process = AccountProcess.start(mail, Map.of());
    desktop = process.signUp("alice_1").getTokens();
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  void endsEveryOtherSession() {
    // Given
    var phone = ok(process.signIn("alice_1", PASSWORD, DEVICE_TYPE_PHONE)).getTokens();

    // When
    ok(change(PASSWORD, FRESH));

    // Then
    assertThat(process.endedSessions())
        .extracting(SessionEndedRecord::getSessionId)
        .containsExactly(phone.getSessionId());
    ok(process.signIn("alice_1", FRESH, DEVICE_TYPE_PHONE));
    assertThat(refused(process.signIn("alice_1", PASSWORD, DEVICE_TYPE_PHONE)).code())
        .isEqualTo(ProblemCode.WRONG_CREDENTIALS);
  }

  @Test
  void refusesAWrongOldPasswordAndMakesTheGuesserWait() {
    for (int i = 0; i < 5; i++) {
      assertThat(refused(change("guess", FRESH)).code()).isEqualTo(ProblemCode.WRONG_CREDENTIALS);
    }
    assertThat(refused(change(PASSWORD, FRESH)).code()).isEqualTo(ProblemCode.RESOURCE_EXHAUSTED);
    ok(process.signIn("alice_1", PASSWORD, DEVICE_TYPE_PHONE));
  }

  @Test
  void refusesANewPasswordThatBreaksTheRule() {
    assertThat(refused(change(PASSWORD, "alice_1 forever")).field()).isEqualTo("new_password");
    assertThat(refused(change(PASSWORD, "12345678")).field()).isEqualTo("new_password");
  }

  private Outcome<ChangePasswordResponse> change(String old, String fresh) {
    return process.call(
        "changePassword",
        as(desktop),
        ChangePasswordRequest.newBuilder().setOldPassword(old).setNewPassword(fresh).build());
  }
}
