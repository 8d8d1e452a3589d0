package im.relation.presence;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.backplane.Route;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.message.v1.ConversationKind;
import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.contract.presence.v1.PresenceState;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.conversation.ConversationView;
import im.relation.conversation.DirectKey;
import im.relation.domain.ConversationId;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import im.relation.presence.PresencePlan.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PresencePlanTest {

  private static final UserId ALICE = new UserId(1);
  private static final UserId BOB = new UserId(2);
  private static final NodeId NODE = NodeId.random();
  private static final Route ALICES = Samples.route(NODE, DeviceType.DEVICE_TYPE_PHONE);
  private static final Place BOBS = Samples.place(BOB, Samples.route(NODE));
  private static final Map<NodeId, String> LIVE = Map.of(NODE, "node:1");
  private static final PresenceAudience FRIENDS = PresenceAudience.PRESENCE_AUDIENCE_FRIENDS;
  private static final PresenceAudience NOBODY = PresenceAudience.PRESENCE_AUDIENCE_NOBODY;

  @Test
  void tellsWatchersWhatIsTrueNowWhateverTheRecordsSaid() {
    // Given
    var left = new EphemeralEvent.Disconnected(Samples.place(ALICE, Samples.route(NODE)), 5);
    // When
    var plan =
        told(
            PresencePlan.changes(List.<EphemeralEvent>of(left)),
            true,
            states(FRIENDS, List.of(ALICES)));
    // Then
    var state = state(plan.pushes().getFirst());
    assertThat(state.getOnline()).isTrue();
    assertThat(state.getDeviceTypesList()).containsExactly(DeviceType.DEVICE_TYPE_PHONE);
    assertThat(state.getLastSeenAtMillis()).isZero();
  }

  @Test
  void tellsWhenThePersonWasLastSeenOnceNoConnectionIsLeft() {
    // When
    var plan = told(Map.of(ALICE, Change.CONNECTIONS), true, states(FRIENDS, List.of()));
    // Then
    var state = state(plan.pushes().getFirst());
    assertThat(state.getOnline()).isFalse();
    assertThat(state.getLastSeenAtMillis()).isEqualTo(77);
  }

  @Test
  void countsAConnectionOnADeadNodeAsNone() {
    // Given
    var elsewhere = Samples.route(NodeId.random());
    // When
    var plan = told(Map.of(ALICE, Change.CONNECTIONS), true, states(FRIENDS, List.of(elsewhere)));
    // Then
    assertThat(state(plan.pushes().getFirst()).getOnline()).isFalse();
  }

  @Test
  void tellsNobodyThatAHiddenPersonCame() {
    // When
    var plan = told(Map.of(ALICE, Change.CONNECTIONS), true, states(NOBODY, List.of(ALICES)));
    // Then
    assertThat(plan.pushes()).isEmpty();
    assertThat(plan.forget()).isEmpty();
  }

  @Test
  void showsAPersonOfflineWhenHeChoosesToHide() {
    // When
    var plan = told(Map.of(ALICE, Change.AUDIENCE), true, states(NOBODY, List.of(ALICES)));
    // Then
    assertThat(state(plan.pushes().getFirst())).isEqualTo(PresenceStates.hidden(ALICE));
  }

  @Test
  void showsOneWhoIsNoFriendAnyMoreNothingAndForgetsHim() {
    // When
    var plan = told(Map.of(ALICE, Change.CONNECTIONS), false, states(FRIENDS, List.of(ALICES)));
    // Then
    assertThat(state(plan.pushes().getFirst())).isEqualTo(PresenceStates.hidden(ALICE));
    assertThat(plan.forget()).isEqualTo(Map.of(ALICE, List.of(BOBS.connection())));
  }

  @Test
  void forgetsAWatcherWhoseNodeIsDead() {
    // Given
    var states = new PresenceStates(new RouteTable(Map.of(), Map.of()), Map.of());
    // When
    var plan = told(Map.of(ALICE, Change.CONNECTIONS), true, states);
    // Then
    assertThat(plan.pushes()).isEmpty();
    assertThat(plan.forget()).isEqualTo(Map.of(ALICE, List.of(BOBS.connection())));
  }

  @Test
  void answersANewListWithThoseWhoShowThemselves() {
    // Given
    var list = new WatchList(BOBS, List.of(ALICE));
    // When
    var shown =
        PresencePlan.of(
            List.of(list), Map.of(), Map.of(), ties(true), states(FRIENDS, List.of(ALICES)));
    var hidden =
        PresencePlan.of(
            List.of(list), Map.of(), Map.of(), ties(true), states(NOBODY, List.of(ALICES)));
    // Then
    assertThat(state(shown.pushes().getFirst()).getOnline()).isTrue();
    assertThat(hidden.pushes()).isEmpty();
  }

  @Test
  void keepsTheLastListOfAConnectionAndNoneOfOneThatEnded() {
    // Given
    var other = Samples.place(BOB, Samples.route(NODE));
    var events =
        List.<EphemeralEvent>of(
            new EphemeralEvent.Subscribed(BOBS, List.of(ALICE, BOB)),
            new EphemeralEvent.Subscribed(other, List.of(ALICE)),
            new EphemeralEvent.Subscribed(BOBS, List.of(BOB, new UserId(3), new UserId(3))),
            new EphemeralEvent.Disconnected(other, 1));
    // When
    var lists = WatchList.last(events);
    // Then
    assertThat(lists)
        .containsExactly(
            new WatchList(BOBS, List.of(new UserId(3))), new WatchList(other, List.of()));
  }

  @Test
  void takesTheNewestTimeOfBeingSeenAndNoneInTheFuture() {
    // Given
    var events =
        List.<EphemeralEvent>of(
            new EphemeralEvent.Connected(ALICE, Optional.empty(), 20),
            new EphemeralEvent.Disconnected(Samples.place(ALICE, ALICES), 10),
            new EphemeralEvent.Connected(BOB, Optional.empty(), 5_000));
    // When
    var seen = PresencePlan.seen(events, 100);
    // Then
    assertThat(seen).isEqualTo(Map.of(ALICE, 20L, BOB, 100L));
  }

  private static PresencePlan told(
      Map<UserId, Change> changes, boolean areFriends, PresenceStates states) {
    return PresencePlan.of(
        List.of(), changes, Map.of(ALICE, List.of(BOBS)), ties(areFriends), states);
  }

  private static Visibility ties(boolean areFriends) {
    ConversationView direct =
        Samples.view(
            ConversationKind.CONVERSATION_KIND_DIRECT,
            new ConversationId(7),
            BOB,
            List.of(ALICE, BOB),
            areFriends);
    return new Visibility(Map.of(new DirectKey(BOB, ALICE), direct));
  }

  private static PresenceStates states(PresenceAudience audience, List<Route> routes) {
    return new PresenceStates(
        new RouteTable(Map.of(ALICE, routes), LIVE),
        Map.of(ALICE, new PresenceRow(ALICE, audience, 77)));
  }

  private static PresenceState state(Push push) {
    try {
      return ServerFrame.parseFrom(push.frame()).getPresence().getState();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError("not a frame", e);
    }
  }
}
