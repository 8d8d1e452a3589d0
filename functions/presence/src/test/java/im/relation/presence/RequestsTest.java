package im.relation.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.contract.presence.v1.GetPresenceRequest;
import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.contract.presence.v1.SetPresenceAudienceRequest;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// What requests and settings may say.
final class RequestsTest {

  @Test
  void refusesNobodyTooManyAndIdsThatNobodyHas() {
    assertThat(code(GetPresence.people(people(List.of())))).isEqualTo(ProblemCode.INVALID);
    assertThat(code(GetPresence.people(people(LongStream.rangeClosed(1, 201).boxed().toList()))))
        .isEqualTo(ProblemCode.INVALID);
    assertThat(code(GetPresence.people(people(List.of(1L, 0L))))).isEqualTo(ProblemCode.INVALID);
  }

  @Test
  void takesTwoHundredPeople() {
    assertThat(GetPresence.people(people(LongStream.rangeClosed(1, 200).boxed().toList())))
        .isInstanceOf(Outcome.Ok.class);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "PRESENCE_AUDIENCE_EVERYONE",
        "PRESENCE_AUDIENCE_FRIENDS",
        "PRESENCE_AUDIENCE_NOBODY"
      })
  void takesEachAudience(PresenceAudience audience) {
    assertThat(SetPresenceAudience.decide(audience(audience.getNumber())))
        .isEqualTo(Outcome.ok(audience));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 99})
  void refusesNoAudienceAndOneThatItDoesNotKnow(int audience) {
    assertThat(code(SetPresenceAudience.decide(audience(audience)))).isEqualTo(ProblemCode.INVALID);
  }

  @Test
  void refusesTimeOutsThatWouldNotNoticeADeadRedis() {
    assertThatThrownBy(() -> new RedisSettings(Duration.ofMillis(1_001), 16))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RedisSettings(Duration.ofSeconds(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.12", "sockets.example.org:9190", "-a.example", "*.example.org"})
  void refusesANameThatNoCertificateOfTheFleetHolds(String name) {
    assertThatThrownBy(() -> new FleetSettings(name, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesCertificatesToTrustWhereThereIsNoTls() {
    var binder = new Binder(new MapConfigurationPropertySource(Map.of()));
    assertThat(binder.bindOrCreate("im.fleet", FleetSettings.class))
        .isEqualTo(new FleetSettings("", null));
    assertThatThrownBy(() -> new FleetSettings("", Path.of("ca.pem")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesEveryKeyOfTheFleetsTls() {
    var keys = Map.of("im.fleet.tls-name", "a.example.org", "im.fleet.tls-trust-file", "ca.pem");
    var binder = new Binder(new MapConfigurationPropertySource(keys));
    assertThat(binder.bindOrCreate("im.fleet", FleetSettings.class))
        .isEqualTo(new FleetSettings("a.example.org", Path.of("ca.pem")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.12:9190", "0.0.0.0:9190", "127.0.0.1"})
  void takesNoAddressForThisMachinesThatMayBeAnothers(String address) {
    assertThat(FleetTransport.onLoopback(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:9190", "[::1]:9190", "localhost:9190"})
  void knowsTheAddressesOfThisMachine(String address) {
    assertThat(FleetTransport.onLoopback(address)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://redis:6379", "redis.example:6379", "redis://"})
  void refusesAnAddressThatIsNoneOfARedisWithoutRepeatingIt(String url) {
    assertThatThrownBy(
            () -> new RedisConnections(url, new RedisSettings(Duration.ofSeconds(1), 16)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("6379");
  }

  private static GetPresenceRequest people(List<Long> ids) {
    return GetPresenceRequest.newBuilder().addAllUserIds(ids).build();
  }

  private static SetPresenceAudienceRequest audience(int number) {
    return SetPresenceAudienceRequest.newBuilder().setAudienceValue(number).build();
  }

  private static ProblemCode code(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).problem().code();
  }
}
