package im.relation.presence;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.backplane.RedisKeys;
import im.relation.backplane.Topics;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.presence.v1.GetPresenceRequest;
import im.relation.contract.presence.v1.GetPresenceResponse;
import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.contract.presence.v1.PresenceState;
import im.relation.contract.presence.v1.SetPresenceAudienceRequest;
import im.relation.contract.record.v1.EphemeralRecord;
import im.relation.domain.DeviceId;
import im.relation.domain.NodeId;
import im.relation.domain.SessionId;
import im.relation.domain.TraceId;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Caller;
import im.relation.runtime.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(TestServers.class)
final class GetPresenceIT {

  private final TestProcess.Started process;
  private final GetPresence getPresence;
  private final SetPresenceAudience setAudience;
  private final UserId alice = Samples.person();
  private final UserId bob = Samples.person();
  private final NodeId node = NodeId.random();

  GetPresenceIT(TestProcess.Started process) {
    this.process = process;
    this.getPresence = process.bean("getPresence", GetPresence.class);
    this.setAudience = process.bean("setPresenceAudience", SetPresenceAudience.class);
    process.lease(node, "10.1.0.1:9190", 60);
  }

  @Test
  void showsFriendsWithTheTypesOfTheirDevicesInTheOrderAskedFor() {
    // Given
    var carol = Samples.person();
    process.direct(alice, bob, true);
    process.direct(alice, carol, true);
    process.register(bob, Samples.route(node, DeviceType.DEVICE_TYPE_PHONE));
    process.register(bob, Samples.route(node, DeviceType.DEVICE_TYPE_DESKTOP));
    process.register(bob, Samples.route(node, DeviceType.DEVICE_TYPE_PHONE));
    process.bean(PresenceSql.class).seen(Map.of(carol, 123L, bob, 456L));
    // When
    var states = ask(alice, carol, bob);
    // Then
    assertThat(states)
        .containsExactly(
            PresenceState.newBuilder().setUserId(carol.value()).setLastSeenAtMillis(123).build(),
            PresenceState.newBuilder()
                .setUserId(bob.value())
                .setOnline(true)
                .addDeviceTypes(DeviceType.DEVICE_TYPE_DESKTOP)
                .addDeviceTypes(DeviceType.DEVICE_TYPE_PHONE)
                .build());
  }

  @Test
  void takesAPersonOffWhoseNodeLostItsLease() {
    // Given
    process.direct(alice, bob, true);
    process.register(bob, Samples.route(node));
    process.redis().del(RedisKeys.node(node));
    // When
    var states = ask(alice, bob);
    // Then
    assertThat(states.getFirst().getOnline()).isFalse();
    assertThat(process.redis().exists(RedisKeys.routes(bob))).isFalse();
  }

  @Test
  void hidesStrangersUnlessTheyShowThemselvesToEveryone() {
    // Given
    process.register(bob, Samples.route(node));
    var before = ask(alice, bob);
    // When
    setAudience.apply(call(bob, audience(PresenceAudience.PRESENCE_AUDIENCE_EVERYONE)));
    // Then
    assertThat(before).containsExactly(PresenceStates.hidden(bob));
    assertThat(ask(alice, bob).getFirst().getOnline()).isTrue();
  }

  @Test
  void showsOneWhoIsBlockedNothingEvenOfThoseWhoShowThemselvesToEveryone() {
    // Given
    process.direct(alice, bob, false);
    process.register(bob, Samples.route(node));
    process.bean(PresenceSql.class).seen(Map.of(bob, 456L));
    setAudience.apply(call(bob, audience(PresenceAudience.PRESENCE_AUDIENCE_EVERYONE)));
    // When
    var states = ask(alice, bob);
    // Then
    assertThat(states).containsExactly(PresenceStates.hidden(bob));
  }

  @Test
  void hidesFromFriendsWhoChoseNobodyButNotFromThemselves() {
    // Given
    process.direct(alice, bob, true);
    process.register(bob, Samples.route(node));
    // When
    setAudience.apply(call(bob, audience(PresenceAudience.PRESENCE_AUDIENCE_NOBODY)));
    // Then
    assertThat(ask(alice, bob)).containsExactly(PresenceStates.hidden(bob));
    assertThat(ask(bob, bob).getFirst().getOnline()).isTrue();
  }

  @Test
  void tellsTheTopicOfANewAudienceInTheSameTransaction() throws Exception {
    // When
    setAudience.apply(call(bob, audience(PresenceAudience.PRESENCE_AUDIENCE_NOBODY)));
    // Then
    var records =
        process
            .bean(JdbcTemplate.class)
            .queryForList(
                "SELECT record FROM outbox WHERE topic = ? AND record_key = ?",
                byte[].class,
                Topics.EPHEMERAL,
                bob.toKey());
    assertThat(records).hasSize(1);
    var record = EphemeralRecord.parseFrom(records.getFirst());
    assertThat(record.hasAudienceChanged()).isTrue();
    assertThat(record.getOrigin().getUserId()).isEqualTo(bob.value());
  }

  @Test
  void answersForAsManyPeopleAsItTakes() {
    // Given
    var ids = LongStream.range(0, 200).map(i -> 5_000_000 + i).boxed().toList();
    // When
    var outcome =
        getPresence.apply(call(alice, GetPresenceRequest.newBuilder().addAllUserIds(ids).build()));
    // Then
    assertThat(states(outcome)).extracting(PresenceState::getUserId).isEqualTo(ids);
  }

  private List<PresenceState> ask(UserId asker, UserId... people) {
    var ids = Stream.of(people).map(UserId::value).toList();
    return states(
        getPresence.apply(call(asker, GetPresenceRequest.newBuilder().addAllUserIds(ids).build())));
  }

  private static List<PresenceState> states(Outcome<GetPresenceResponse> outcome) {
    return ((Outcome.Ok<GetPresenceResponse>) outcome).value().getStatesList();
  }

  private static SetPresenceAudienceRequest audience(PresenceAudience audience) {
    return SetPresenceAudienceRequest.newBuilder().setAudience(audience).build();
  }

  private <Q> Call<Q> call(UserId user, Q request) {
    var caller =
        new Caller.Person(
            user, new DeviceId(1), SessionId.random(), DeviceType.DEVICE_TYPE_DESKTOP, "127.0.0.1");
    return new Call<>(
        caller, process.clock().instant().plusSeconds(5), TraceId.random(), "", request);
  }
}
