package im.relation.account.session;

import static im.relation.contract.account.v1.DeviceType.DEVICE_TYPE_DESKTOP;
import static im.relation.contract.account.v1.DeviceType.DEVICE_TYPE_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import im.relation.account.session.RefreshSession.Verdict;
import im.relation.account.session.SessionRow.Owner;
import im.relation.account.session.SessionRow.Seen;
import im.relation.account.session.SessionRow.Tokens;
import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionEndingTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final byte[] EXCHANGED = {1, 2, 3};
  private static final byte[] OTHER = {4, 5, 6};

  @Test
  void endsByPolicy() {
    // Given
    var desktop = row(1, DEVICE_TYPE_DESKTOP);
    var phone = row(2, DEVICE_TYPE_PHONE);
    var live = List.of(phone, desktop);
    var newcomer = owner(3, DEVICE_TYPE_DESKTOP);

    // Then
    assertThat(SessionEnding.bySignIn(live, newcomer, settings(SessionPolicy.ALL, 50))).isEmpty();
    assertThat(
            SessionEnding.bySignIn(live, newcomer, settings(SessionPolicy.ONE_PER_DEVICE_TYPE, 50)))
        .containsExactly(desktop);
    assertThat(SessionEnding.bySignIn(live, newcomer, settings(SessionPolicy.ONE, 50)))
        .isEqualTo(live);
  }

  @Test
  void endsTheDevicesOwnAndTheOldestOfTooMany() {
    // Given
    var oldest = row(1, DEVICE_TYPE_PHONE);
    var older = row(2, DEVICE_TYPE_PHONE);
    var own = row(3, DEVICE_TYPE_DESKTOP);
    var live = List.of(own, older, oldest);

    // When
    var ended =
        SessionEnding.bySignIn(live, owner(3, DEVICE_TYPE_DESKTOP), settings(SessionPolicy.ALL, 2));

    // Then
    assertThat(ended).containsExactly(own, oldest);
  }

  @Test
  void judgesARefreshToken() {
    // Given
    var row = Optional.of(row(1, DEVICE_TYPE_PHONE));
    var grace = Duration.ofHours(1);

    // Then
    assertThat(RefreshSession.decide(row, 7, OTHER, NOW, grace)).isEqualTo(Verdict.ROTATE);
    assertThat(RefreshSession.decide(row, 6, EXCHANGED, NOW, grace)).isEqualTo(Verdict.AGAIN);
    assertThat(RefreshSession.decide(row, 6, OTHER, NOW, grace)).isEqualTo(Verdict.REUSED);
    assertThat(RefreshSession.decide(row, 5, EXCHANGED, NOW, grace)).isEqualTo(Verdict.REUSED);
    assertThat(RefreshSession.decide(row, 6, EXCHANGED, NOW.plus(grace), grace))
        .isEqualTo(Verdict.REUSED);
    assertThat(RefreshSession.decide(row, 7, OTHER, NOW.plus(Duration.ofDays(1)), grace))
        .isEqualTo(Verdict.ENDED);
    assertThat(RefreshSession.decide(Optional.empty(), 7, OTHER, NOW, grace))
        .isEqualTo(Verdict.ENDED);
  }

  private static SessionSettings settings(SessionPolicy policy, int most) {
    return new SessionSettings(
        policy, Duration.ofMinutes(15), Duration.ofDays(60), Duration.ofHours(1), most);
  }

  private static Owner owner(long device, DeviceType type) {
    return new Owner(new UserId(1), new DeviceId(device), type, "mine");
  }

  private static SessionRow row(long device, DeviceType type) {
    return new SessionRow(
        SessionId.random(),
        owner(device, type),
        new Tokens(7, EXCHANGED, NOW),
        new Seen("test/1", NOW, NOW, ""),
        NOW.plus(Duration.ofDays(1)),
        false);
  }
}
