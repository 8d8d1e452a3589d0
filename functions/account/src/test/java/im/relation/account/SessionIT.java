package im.relation.account;

import static im.relation.account.AccountProcess.PASSWORD;
import static im.relation.account.AccountProcess.anonymous;
import static im.relation.account.AccountProcess.as;
import static im.relation.account.AccountProcess.device;
import static im.relation.account.AccountProcess.ok;
import static im.relation.account.AccountProcess.refused;
import static im.relation.contract.account.v1.DeviceType.DEVICE_TYPE_DESKTOP;
import static im.relation.contract.account.v1.DeviceType.DEVICE_TYPE_PHONE;
import static im.relation.contract.account.v1.DeviceType.DEVICE_TYPE_WEB;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.contract.account.v1.Device;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.ListSessionsRequest;
import im.relation.contract.account.v1.ListSessionsResponse;
import im.relation.contract.account.v1.RenameDeviceRequest;
import im.relation.contract.account.v1.RenameDeviceResponse;
import im.relation.contract.account.v1.RevokeOtherSessionsRequest;
import im.relation.contract.account.v1.RevokeOtherSessionsResponse;
import im.relation.contract.account.v1.RevokeSessionRequest;
import im.relation.contract.account.v1.RevokeSessionResponse;
import im.relation.contract.account.v1.Session;
import im.relation.contract.account.v1.SignInRequest;
import im.relation.contract.account.v1.SignInResponse;
import im.relation.contract.account.v1.SignOutRequest;
import im.relation.contract.account.v1.SignOutResponse;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.record.v1.SessionEndedRecord;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.ProblemCode;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import im.relation.runtime.SessionCheck;
import im.relation.testkit.RealServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@ExtendWith(RealServers.class)
class SessionIT {

  @TempDir Path mail;
  private AccountProcess process;
  private Tokens desktop;

  @BeforeEach
  void start() {
    begin(Map.of());
  }

  private void begin(Map<String, Object> properties) {
    process = AccountProcess.start(mail, properties);
    desktop = process.signUp("alice_1").getTokens();
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  void endsTheOlderSessionOfTheSameDeviceTypeOnly() {
    // Given
    var phone = signIn(DEVICE_TYPE_PHONE);

    // When
    var newer = signIn(DEVICE_TYPE_DESKTOP);

    // Then
    assertThat(isLive(desktop)).isFalse();
    assertThat(isLive(phone)).isTrue();
    assertThat(isLive(newer)).isTrue();
    assertThat(process.endedSessions())
        .containsExactly(ended(desktop, CloseCode.CLOSE_CODE_SIGNED_IN_ELSEWHERE));
  }

  @Test
  void tellsTheAccountOfASignInAndOfWhatItEnded() {
    // When
    var newer = signIn(DEVICE_TYPE_DESKTOP);

    // Then
    var notices = process.notices();
    assertThat(notices).hasSize(2);
    assertThat(notices.getFirst().getSession().getEnded()).isTrue();
    assertThat(notices.getFirst().getSession().getSessionId()).isEqualTo(desktop.getSessionId());
    assertThat(notices.getLast().getSession().getEnded()).isFalse();
    assertThat(notices.getLast().getSession().getSessionId()).isEqualTo(newer.getSessionId());
    assertThat(notices.getLast().getSession().getDeviceName()).isEqualTo("mine");
  }

  @Test
  void leavesOneOfTwoSignInsOfOneTypeAtTheSameTime() throws Exception {
    // Given
    var together = new CyclicBarrier(2);
    Callable<Tokens> signIn =
        () -> {
          together.await();
          return signIn(DEVICE_TYPE_PHONE);
        };

    // When
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var done : threads.invokeAll(List.of(signIn, signIn))) {
        assertThat(done.get().getAccessToken()).isNotEmpty();
      }
    }

    // Then
    assertThat(sessions(desktop))
        .extracting(Session::getDeviceType)
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsAllSessionsWhereThePolicySaysSo() {
    // Given
    stop();
    begin(Map.of("im.account.session.policy", "all", "im.account.session.max-sessions", 3));
    process.clock.advance(Duration.ofSeconds(1));
    var second = signIn(DEVICE_TYPE_DESKTOP);
    process.clock.advance(Duration.ofSeconds(1));
    var third = signIn(DEVICE_TYPE_DESKTOP);
    process.clock.advance(Duration.ofSeconds(1));

    // When
    signIn(DEVICE_TYPE_DESKTOP);

    // Then
    assertThat(sessions(second)).hasSize(3);
    assertThat(isLive(third)).isTrue();
  }

  @Test
  void keepsOneSessionWhereThePolicySaysSo() {
    // Given
    stop();
    begin(Map.of("im.account.session.policy", "one"));

    // When
    var phone = signIn(DEVICE_TYPE_PHONE);

    // Then
    assertThat(sessions(phone))
        .singleElement()
        .satisfies(only -> assertThat(only.getCurrent()).isTrue());
  }

  @Test
  void isTheSameDeviceAgainThatSaysWhichItWas() {
    // When
    var again =
        ok(
            signIn(
                "alice_1",
                device(DEVICE_TYPE_DESKTOP).toBuilder().setDeviceId(desktop.getDeviceId())));
    var stolen =
        ok(
            signIn(
                "alice_1",
                device(DEVICE_TYPE_PHONE).toBuilder().setDeviceId(desktop.getDeviceId())));

    // Then
    assertThat(again.getTokens().getDeviceId()).isEqualTo(desktop.getDeviceId());
    assertThat(stolen.getTokens().getDeviceId()).isNotEqualTo(desktop.getDeviceId());
  }

  @Test
  void answersTheSameForAnUnknownAccountAndAWrongPassword() {
    // When
    var unknown = refused(process.signIn("nobody_1", PASSWORD, DEVICE_TYPE_PHONE));
    var malformed = refused(process.signIn("no such name", PASSWORD, DEVICE_TYPE_PHONE));
    var wrong = refused(process.signIn("alice_1", "not the password", DEVICE_TYPE_PHONE));

    // Then
    assertThat(unknown.code()).isEqualTo(ProblemCode.WRONG_CREDENTIALS);
    assertThat(unknown).isEqualTo(wrong).isEqualTo(malformed);
  }

  @Test
  void makesGuessersWaitWhetherOrNotThereIsSuchAnAccount() {
    for (var name : List.of("alice_1", "nobody_1")) {
      // Given
      for (int i = 0; i < 5; i++) {
        assertThat(refused(process.signIn(name, "guess", DEVICE_TYPE_PHONE)).code())
            .isEqualTo(ProblemCode.WRONG_CREDENTIALS);
      }

      // When
      var sixth = refused(process.signIn(name, PASSWORD, DEVICE_TYPE_PHONE));

      // Then
      assertThat(sixth.code()).isEqualTo(ProblemCode.RESOURCE_EXHAUSTED);
      assertThat(sixth.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void letsTheOwnerInAfterTheWaitAndForgetsTheGuesses() {
    // Given
    for (int i = 0; i < 5; i++) {
      refused(process.signIn("alice_1", "guess", DEVICE_TYPE_PHONE));
    }
    process.clock.advance(Duration.ofSeconds(1));

    // When
    ok(process.signIn("alice_1", PASSWORD, DEVICE_TYPE_PHONE));

    // Then
    assertThat(refused(process.signIn("alice_1", "guess", DEVICE_TYPE_PHONE)).code())
        .isEqualTo(ProblemCode.WRONG_CREDENTIALS);
  }

  @Test
  void refusesADeviceThatBreaksTheRules() {
    var bad =
        List.of(
            device(DEVICE_TYPE_PHONE).toBuilder().setTypeValue(99),
            device(DEVICE_TYPE_PHONE).toBuilder().setName("x".repeat(65)),
            device(DEVICE_TYPE_PHONE).toBuilder().setClient("a\nb"),
            device(DEVICE_TYPE_PHONE).toBuilder().setDeviceId(-1));
    assertThat(bad)
        .extracting(device -> refused(signIn("alice_1", device)).field())
        .containsExactly("device.type", "device.name", "device.client", "device.device_id");
    assertThat(refused(process.signIn("x".repeat(255), PASSWORD, DEVICE_TYPE_PHONE)).field())
        .isEqualTo("identifier");
  }

  @Test
  void listsSessionsNewestFirstWithWhereTheyWereSeen() {
    // Given
    process.clock.advance(Duration.ofSeconds(1));
    var phone = signIn(DEVICE_TYPE_PHONE);

    // When
    var sessions = sessions(desktop);

    // Then
    assertThat(sessions)
        .extracting(Session::getSessionId)
        .containsExactly(phone.getSessionId(), desktop.getSessionId());
    assertThat(sessions).extracting(Session::getCurrent).containsExactly(false, true);
    assertThat(sessions.getFirst().getLastIp()).isEqualTo("192.0.2.1");
    assertThat(sessions.getFirst().getClient()).isEqualTo("test/1");
    assertThat(sessions.getFirst().getCreatedAtMillis())
        .isEqualTo(process.clock.instant().toEpochMilli());
  }

  @Test
  void namesOnlyTheCallersDevices() {
    // Given
    var bob = process.signUp("bob_1").getTokens();

    // When
    ok(rename(desktop, desktop.getDeviceId(), "Study"));

    // Then
    assertThat(sessions(desktop).getFirst().getDeviceName()).isEqualTo("Study");
    assertThat(refused(rename(bob, desktop.getDeviceId(), "Mine")).code())
        .isEqualTo(ProblemCode.NOT_FOUND);
    assertThat(refused(rename(bob, bob.getDeviceId(), "")).field()).isEqualTo("name");
    assertThat(refused(rename(bob, 0, "Mine")).field()).isEqualTo("device_id");
  }

  @Test
  void signsOutOnceHoweverOftenItIsAsked() {
    // When
    ok(this.<SignOutRequest, SignOutResponse>call("signOut", SignOutRequest.getDefaultInstance()));
    ok(this.<SignOutRequest, SignOutResponse>call("signOut", SignOutRequest.getDefaultInstance()));

    // Then
    assertThat(isLive(desktop)).isFalse();
    assertThat(process.endedSessions())
        .containsExactly(ended(desktop, CloseCode.CLOSE_CODE_SIGNED_OUT));
  }

  @Test
  void revokesOnlyTheCallersSessions() {
    // Given
    var phone = signIn(DEVICE_TYPE_PHONE);
    var bob = process.signUp("bob_1").getTokens();

    // When
    var foreign = revoke(bob, phone.getSessionId());
    ok(revoke(desktop, phone.getSessionId()));
    ok(revoke(desktop, phone.getSessionId()));

    // Then
    assertThat(refused(foreign).code()).isEqualTo(ProblemCode.NOT_FOUND);
    assertThat(refused(revoke(bob, ByteString.copyFromUtf8("short"))).field())
        .isEqualTo("session_id");
    assertThat(process.endedSessions())
        .containsExactly(ended(phone, CloseCode.CLOSE_CODE_SESSION_REVOKED));
  }

  @Test
  void revokesAllOthersAndCountsThem() {
    // Given
    signIn(DEVICE_TYPE_PHONE);
    signIn(DEVICE_TYPE_WEB);

    // When
    RevokeOtherSessionsResponse first =
        ok(call("revokeOtherSessions", RevokeOtherSessionsRequest.getDefaultInstance()));
    RevokeOtherSessionsResponse second =
        ok(call("revokeOtherSessions", RevokeOtherSessionsRequest.getDefaultInstance()));

    // Then
    assertThat(first.getEnded()).isEqualTo(2);
    assertThat(second.getEnded()).isZero();
    assertThat(isLive(desktop)).isTrue();
  }

  @Test
  void sweepsWhatEndedLongAgoWithItsDevice() {
    // Given
    var phone = signIn(DEVICE_TYPE_PHONE);
    ok(revoke(desktop, phone.getSessionId()));
    process.clock.advance(Duration.ofDays(31));
    signIn(DEVICE_TYPE_WEB);

    // When
    process.sweep();

    // Then
    assertThat(process.jdbc.queryForList("SELECT type FROM device ORDER BY type", Integer.class))
        .containsExactly(DEVICE_TYPE_DESKTOP.getNumber(), DEVICE_TYPE_WEB.getNumber());
    assertThat(process.jdbc.queryForObject("SELECT COUNT(*) FROM refresh_token", Integer.class))
        .isEqualTo(2);
  }

  private Tokens signIn(DeviceType type) {
    return ok(process.signIn("alice_1", PASSWORD, type)).getTokens();
  }

  private Outcome<SignInResponse> signIn(String name, Device.Builder device) {
    return process.call(
        "signIn",
        anonymous(),
        SignInRequest.newBuilder()
            .setIdentifier(name)
            .setPassword(PASSWORD)
            .setDevice(device)
            .build());
  }

  private <Q, R> Outcome<R> call(String function, Q request) {
    return process.call(function, as(desktop), request);
  }

  private List<Session> sessions(Tokens caller) {
    ListSessionsResponse answer =
        ok(process.call("listSessions", as(caller), ListSessionsRequest.getDefaultInstance()));
    return answer.getSessionsList();
  }

  private Outcome<RenameDeviceResponse> rename(Tokens caller, long device, String name) {
    return process.call(
        "renameDevice",
        as(caller),
        RenameDeviceRequest.newBuilder().setDeviceId(device).setName(name).build());
  }

  private Outcome<RevokeSessionResponse> revoke(Tokens caller, ByteString session) {
    return process.call(
        "revokeSession",
        as(caller),
        RevokeSessionRequest.newBuilder().setSessionId(session).build());
  }

  private boolean isLive(Tokens tokens) {
    return process
        .bean(SessionCheck.class)
        .isLive(SessionId.of(tokens.getSessionId().toByteArray()), new UserId(tokens.getUserId()));
  }

  private static SessionEndedRecord ended(Tokens tokens, CloseCode code) {
    return SessionEndedRecord.newBuilder()
        .setUserId(tokens.getUserId())
        .setSessionId(tokens.getSessionId())
        .setCode(code)
        .build();
  }
}
