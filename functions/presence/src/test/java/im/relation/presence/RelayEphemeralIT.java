package im.relation.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.backplane.RedisKeys;
import im.relation.backplane.Route;
import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.contract.presence.v1.PresenceState;
import im.relation.contract.record.v1.AudienceChanged;
import im.relation.contract.record.v1.Connected;
import im.relation.contract.record.v1.Disconnected;
import im.relation.contract.record.v1.EphemeralRecord;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Subscribe;
import im.relation.contract.socket.v1.Typing;
import im.relation.contract.socket.v1.TypingState;
import im.relation.domain.UserId;
import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
final class RelayEphemeralIT {

  private final TestProcess.Started process;
  private final KafkaBound relay;
  private final PresenceSql sql;
  private final RecordingNode node;
  private final UserId alice = Samples.person();
  private final UserId bob = Samples.person();
  private final Route alices;
  private final Route bobs;

  RelayEphemeralIT(TestProcess.Started process) throws IOException {
    this.process = process;
    this.relay = process.bean("relayEphemeral", KafkaBound.class);
    this.sql = process.bean(PresenceSql.class);
    this.node = new RecordingNode();
    this.alices = Samples.route(node.id);
    this.bobs = Samples.route(node.id);
  }

  @BeforeEach
  void connectBothFriends() {
    process.lease(node.id, node.address(), 60);
    process.register(alice, alices);
    process.register(bob, bobs);
  }

  @AfterEach
  void stop() throws InterruptedException {
    process.redis().del(RedisKeys.node(node.id));
    node.stop();
  }

  @Test
  void bringsTypingToThePeerOnly() {
    // Given
    var direct = process.direct(alice, bob, true);
    var typing =
        record(alice, alices)
            .setTyping(
                Typing.newBuilder()
                    .setConversationId(direct.value())
                    .setState(TypingState.TYPING_STATE_TEXT));
    // When
    apply(typing.build());
    // Then
    assertThat(node.read(bobs.connection()))
        .extracting(frame -> frame.getTyping().getUserId())
        .containsExactly(alice.value());
    assertThat(node.frames(alices.connection())).isEmpty();
  }

  @Test
  void answersASubscriptionWithTheFriendsWhoShowThemselves() {
    // Given
    var stranger = Samples.person();
    process.register(stranger, Samples.route(node.id));
    sql.setAudience(stranger, PresenceAudience.PRESENCE_AUDIENCE_EVERYONE);
    process.direct(alice, bob, true);
    // When
    subscribe(bob, bobs, alice, stranger);
    // Then
    assertThat(states(bobs)).containsExactly(online(alice));
    assertThat(process.redis().exists(RedisKeys.watchers(stranger))).isFalse();
  }

  @Test
  void tellsWatchersWhenTheLastConnectionLeftAndWhen() {
    // Given
    process.direct(alice, bob, true);
    subscribe(bob, bobs, alice);
    process.redis().del(RedisKeys.routes(alice));
    // When
    apply(disconnected(alice, alices));
    // Then
    var last = states(bobs).toList().getLast();
    assertThat(last.getOnline()).isFalse();
    assertThat(last.getLastSeenAtMillis()).isEqualTo(process.clock().millis());
  }

  @Test
  void tellsWatchersWhenThePersonComesBack() {
    // Given
    process.direct(alice, bob, true);
    process.redis().del(RedisKeys.routes(alice));
    subscribe(bob, bobs, alice);
    process.register(alice, alices);
    // When
    apply(connected(alice, alices));
    // Then
    assertThat(states(bobs).map(PresenceState::getOnline)).containsExactly(false, true);
  }

  @Test
  void tellsNobodyOnceTheConnectionThatWatchedEnded() {
    // Given
    process.direct(alice, bob, true);
    subscribe(bob, bobs, alice);
    // When
    apply(disconnected(bob, bobs));
    apply(connected(alice, alices));
    // Then
    assertThat(states(bobs)).hasSize(1);
    assertThat(process.redis().exists(RedisKeys.watchers(alice))).isFalse();
    assertThat(process.redis().exists(RedisKeys.watching(bobs.connection()))).isFalse();
  }

  @Test
  void replacesAConnectionsListByItsNextOne() {
    // Given
    var carol = Samples.person();
    process.direct(alice, bob, true);
    process.direct(carol, bob, true);
    subscribe(bob, bobs, alice);
    // When
    subscribe(bob, bobs, carol);
    // Then
    assertThat(process.redis().exists(RedisKeys.watchers(alice))).isFalse();
    assertThat(process.redis().hgetAll(RedisKeys.watchers(carol)))
        .isEqualTo(Map.of(bobs.connection().toString(), node.id + "|" + bob));
    assertThat(process.redis().ttl(RedisKeys.watchers(carol))).isPositive();
    assertThat(process.redis().ttl(RedisKeys.watching(bobs.connection()))).isPositive();
  }

  @Test
  void tellsWatchersAtOnceWhenAPersonHides() {
    // Given
    process.direct(alice, bob, true);
    subscribe(bob, bobs, alice);
    sql.setAudience(alice, PresenceAudience.PRESENCE_AUDIENCE_NOBODY);
    // When
    apply(record(alice, alices).setAudienceChanged(AudienceChanged.getDefaultInstance()).build());
    apply(connected(alice, alices));
    // Then
    assertThat(states(bobs)).containsExactly(online(alice), PresenceStates.hidden(alice));
  }

  @Test
  void showsOneWhoIsBlockedNothingMore() {
    // Given
    process.direct(alice, bob, true);
    subscribe(bob, bobs, alice);
    process.direct(alice, bob, false);
    // When
    apply(connected(alice, alices));
    apply(connected(alice, alices));
    // Then
    assertThat(states(bobs)).containsExactly(online(alice), PresenceStates.hidden(alice));
    assertThat(process.redis().exists(RedisKeys.watchers(alice))).isFalse();
  }

  @Test
  void endsTheConnectionThatANewerOneReplacedAtItsNode() {
    // Given
    var newer = Samples.route(node.id);
    var connected =
        record(alice, newer)
            .setConnected(Connected.newBuilder().setReplaced(Samples.origin(alice, alices)));
    // When
    apply(connected.build());
    // Then
    assertThat(node.kicked).hasSize(1);
    assertThat(node.kicked.getFirst().getCode()).isEqualTo(CloseCode.CLOSE_CODE_REPLACED);
    assertThat(node.kicked.getFirst().getConnectionIdsList())
        .containsExactly(ByteString.copyFrom(alices.connection().toBytes()));
  }

  @Test
  void neverMovesTheTimeOfBeingSeenBack() {
    // Given
    long now = process.clock().millis();
    apply(at(now - 10, alice, alices), at(now - 20, bob, bobs));
    // When
    apply(at(now - 30, alice, alices), at(now - 5, bob, bobs));
    // Then
    var rows = sql.rows(List.of(alice, bob));
    assertThat(rows.get(alice)).extracting(row -> row.lastSeenAtMillis()).isEqualTo(now - 10);
    assertThat(rows.get(bob)).extracting(row -> row.lastSeenAtMillis()).isEqualTo(now - 5);
  }

  @Test
  void buriesARecordThatSaysNothing() {
    // Given
    var nothing = record(alice, alices).build();
    // When
    var result = relay.apply(Samples.batch(nothing, connected(alice, alices)));
    // Then
    assertThat(result.deadLetters()).hasSize(1);
  }

  private void apply(EphemeralRecord... records) {
    assertThat(relay.apply(Samples.batch(records))).isEqualTo(BatchResult.DONE);
  }

  private void subscribe(UserId user, Route route, UserId... people) {
    var ids = Stream.of(people).map(UserId::value).toList();
    apply(record(user, route).setSubscribe(Subscribe.newBuilder().addAllUserIds(ids)).build());
  }

  private EphemeralRecord connected(UserId user, Route route) {
    return record(user, route).setConnected(Connected.getDefaultInstance()).build();
  }

  private EphemeralRecord disconnected(UserId user, Route route) {
    return at(process.clock().millis(), user, route);
  }

  private static EphemeralRecord at(long millis, UserId user, Route route) {
    return Samples.ephemeral(user, route, millis)
        .setDisconnected(Disconnected.getDefaultInstance())
        .build();
  }

  private EphemeralRecord.Builder record(UserId user, Route route) {
    return Samples.ephemeral(user, route, process.clock().millis());
  }

  private Stream<PresenceState> states(Route route) {
    return node.read(route.connection())
        .filter(ServerFrame::hasPresence)
        .map(frame -> frame.getPresence().getState());
  }

  private PresenceState online(UserId user) {
    return PresenceState.newBuilder()
        .setUserId(user.value())
        .setOnline(true)
        .addDeviceTypes(alices.deviceType())
        .build();
  }
}
