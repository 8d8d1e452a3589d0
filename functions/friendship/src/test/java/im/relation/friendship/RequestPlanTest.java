package im.relation.friendship;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.friendship.v1.FriendRequestState;
import im.relation.contract.friendship.v1.FriendSource;
import im.relation.domain.FriendRequestId;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.friendship.Befriend.Counts;
import im.relation.friendship.Edge.About;
import im.relation.friendship.RequestPlan.Situation;
import im.relation.friendship.RequestRow.State;
import im.relation.friendship.RequestRow.Times;
import im.relation.friendship.RequestRow.Words;
import im.relation.friendship.RequestSql.Asked;
import im.relation.runtime.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestPlanTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final UserId ALICE = new UserId(1);
  private static final UserId BOB = new UserId(2);
  private static final FriendshipSettings SETTINGS =
      new FriendshipSettings(3, 3, 2, Duration.ofDays(14), Duration.ofHours(1));
  private static final Pair STRANGERS =
      new Pair(edge(ALICE, BOB, false, false), edge(BOB, ALICE, false, false));
  private static final Outcome<RequestPlan> NOT_ALLOWED = Outcome.refused(ProblemCode.NOT_ALLOWED);

  private AddFriendPolicy policy = AddFriendPolicy.ADD_FRIEND_POLICY_NEEDS_APPROVAL;
  private Pair pair = STRANGERS;
  private Optional<RequestRow> mine = Optional.empty();
  private Optional<RequestRow> theirs = Optional.empty();
  private Asked asked = new Asked(0, Instant.EPOCH);
  private Counts counts = new Counts(0, 0);

  @Test
  void asksAStranger() {
    assertThat(decide()).isEqualTo(Outcome.ok(new RequestPlan.Ask()));
  }

  @Test
  void makesFriendsAtOnceOfOneWhoTakesAnybody() {
    policy = AddFriendPolicy.ADD_FRIEND_POLICY_ANYONE;
    assertThat(decide()).isEqualTo(Outcome.ok(new RequestPlan.Instantly()));
  }

  @ParameterizedTest
  @EnumSource(AddFriendPolicy.class)
  void givesNoSignOfABlockWhateverThePolicy(AddFriendPolicy any) {
    // Given
    policy = any;
    pair = new Pair(edge(ALICE, BOB, false, false), edge(BOB, ALICE, false, true));
    theirs = Optional.of(request(BOB, ALICE, NOW));

    // Then
    assertThat(decide()).isEqualTo(NOT_ALLOWED);
  }

  @Test
  void crossesWithARequestEvenOfOneWhomNobodyMayAsk() {
    // Given
    policy = AddFriendPolicy.ADD_FRIEND_POLICY_NOBODY;
    var request = request(BOB, ALICE, NOW);
    theirs = Optional.of(request);

    // Then
    assertThat(decide()).isEqualTo(Outcome.ok(new RequestPlan.Cross(request)));
    theirs = Optional.empty();
    assertThat(decide()).isEqualTo(NOT_ALLOWED);
  }

  @Test
  void repeatsARequestAndRemindsOncePerHour() {
    // Given
    var fresh = request(ALICE, BOB, NOW.minus(Duration.ofMinutes(59)));
    var older = request(ALICE, BOB, NOW.minus(Duration.ofHours(1)));
    asked = new Asked(2, NOW);

    // Then
    mine = Optional.of(fresh);
    assertThat(decide()).isEqualTo(Outcome.ok(new RequestPlan.Repeat(fresh, false)));
    mine = Optional.of(older);
    assertThat(decide()).isEqualTo(Outcome.ok(new RequestPlan.Repeat(older, true)));
  }

  @Test
  void refusesTheDaysThirdRequestUntilTheFirstIsADayOld() {
    asked = new Asked(2, NOW.minus(Duration.ofHours(20)));
    assertThat(decide()).isEqualTo(Outcome.refused(Problem.tooMany(Duration.ofHours(4))));
    policy = AddFriendPolicy.ADD_FRIEND_POLICY_ANYONE;
    assertThat(decide()).isEqualTo(Outcome.refused(Problem.tooMany(Duration.ofHours(4))));
  }

  @Test
  void refusesFriendsBeyondTheLimitOfEither() {
    theirs = Optional.of(request(BOB, ALICE, NOW));
    counts = new Counts(3, 0);
    assertThat(decide()).isInstanceOf(Outcome.Refused.class);
    counts = new Counts(0, 3);
    assertThat(decide()).isEqualTo(NOT_ALLOWED);
    counts = new Counts(2, 2);
    assertThat(decide()).isInstanceOf(Outcome.Ok.class);
  }

  @Test
  void leavesFriendsAsTheyAre() {
    pair = new Pair(edge(ALICE, BOB, true, true), edge(BOB, ALICE, true, false));
    assertThat(decide()).isEqualTo(Outcome.ok(new RequestPlan.AlreadyFriends()));
  }

  @Test
  void hidesABlockFromTheAskerAndTheRequestFromTheBlocker() {
    // Given
    var hidden = request(ALICE, BOB, NOW).with(State.HIDDEN, NOW);

    // Then
    assertThat(hidden.stateFor(ALICE, NOW))
        .isEqualTo(FriendRequestState.FRIEND_REQUEST_STATE_PENDING);
    assertThat(hidden.stateFor(ALICE, NOW.plus(Duration.ofDays(14))))
        .isEqualTo(FriendRequestState.FRIEND_REQUEST_STATE_EXPIRED);
    assertThat(hidden.stateFor(BOB, NOW))
        .isEqualTo(FriendRequestState.FRIEND_REQUEST_STATE_CANCELLED);
  }

  @Test
  void letsSendAgainOnlyFriendsOfWhomTheOtherDoesNotBlock() {
    assertThat(UnblockUser.maySendAfter(STRANGERS)).isFalse();
    assertThat(
            UnblockUser.maySendAfter(
                new Pair(edge(ALICE, BOB, true, true), edge(BOB, ALICE, true, false))))
        .isTrue();
    assertThat(
            UnblockUser.maySendAfter(
                new Pair(edge(ALICE, BOB, true, true), edge(BOB, ALICE, true, true))))
        .isFalse();
  }

  private Outcome<RequestPlan> decide() {
    return RequestPlan.decide(
        new Situation(policy, pair, mine, theirs, asked, counts), NOW, SETTINGS);
  }

  private static Edge edge(UserId owner, UserId other, boolean active, boolean blocked) {
    var about =
        new About("", FriendSource.FRIEND_SOURCE_UNSPECIFIED, Optional.empty(), Instant.EPOCH);
    return new Edge(owner, other, active, blocked, about);
  }

  private static RequestRow request(UserId from, UserId to, Instant changed) {
    return new RequestRow(
        new FriendRequestId(7),
        from,
        to,
        new Words("", "", FriendSource.FRIEND_SOURCE_SEARCH, ""),
        State.PENDING,
        new Times(changed, changed, changed.plus(Duration.ofDays(14))));
  }
}
