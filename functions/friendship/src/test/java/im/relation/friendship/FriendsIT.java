package im.relation.friendship;

import static im.relation.friendship.FriendshipProcess.ok;
import static im.relation.friendship.FriendshipProcess.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.delivery.v1.SyncResponse;
import im.relation.contract.friendship.v1.AcceptFriendRequestRequest;
import im.relation.contract.friendship.v1.AcceptFriendRequestResponse;
import im.relation.contract.friendship.v1.BlockUserRequest;
import im.relation.contract.friendship.v1.BlockUserResponse;
import im.relation.contract.friendship.v1.CancelFriendRequestRequest;
import im.relation.contract.friendship.v1.CancelFriendRequestResponse;
import im.relation.contract.friendship.v1.Friend;
import im.relation.contract.friendship.v1.FriendRequest;
import im.relation.contract.friendship.v1.FriendRequestState;
import im.relation.contract.friendship.v1.ListBlockedRequest;
import im.relation.contract.friendship.v1.ListBlockedResponse;
import im.relation.contract.friendship.v1.ListFriendRequestsRequest;
import im.relation.contract.friendship.v1.ListFriendRequestsResponse;
import im.relation.contract.friendship.v1.ListFriendsRequest;
import im.relation.contract.friendship.v1.ListFriendsResponse;
import im.relation.contract.friendship.v1.RemoveFriendRequest;
import im.relation.contract.friendship.v1.RemoveFriendResponse;
import im.relation.contract.friendship.v1.RequestDirection;
import im.relation.contract.friendship.v1.UnblockUserRequest;
import im.relation.contract.friendship.v1.UnblockUserResponse;
import im.relation.conversation.SyncPart;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import im.relation.testkit.RealServers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(RealServers.class)
class FriendsIT {

  private FriendshipProcess process;
  private UserId alice;
  private UserId bob;

  @BeforeEach
  void start() {
    process = new FriendshipProcess(Map.of());
    alice = process.person("alice_1");
    bob = process.person("bob_1");
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  void endsAFriendshipOnBothSidesAndKeepsTheConversation() {
    // Given
    befriend(alice, bob);

    // When
    ok(remove(alice, bob));
    ok(remove(alice, bob));

    // Then
    assertThat(process.friends(alice)).isEmpty();
    assertThat(process.friends(bob)).isEmpty();
    assertThat(process.maySend(alice, bob)).containsExactly(false, false);
    for (var person : List.of(alice, bob)) {
      var notices = process.notices(person);
      assertThat(notices).hasSize(4);
      assertThat(notices.getLast().getFriend().getFriend()).isFalse();
    }
  }

  @Test
  void mayBeginAgainInTheSameConversation() {
    // Given
    long first = befriend(alice, bob);
    ok(remove(bob, alice));

    // When
    long second = befriend(bob, alice);

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(process.maySend(alice, bob)).containsExactly(true, true);
    assertThat(process.friendsSinceEntries()).isEqualTo(2);
  }

  @Test
  void blocksAFriendWithoutTellingHim() {
    // Given
    befriend(alice, bob);
    int told = process.notices(bob).size();

    // When
    ok(block(alice, bob));
    ok(block(alice, bob));

    // Then
    assertThat(process.maySend(alice, bob)).containsExactly(false, false);
    assertThat(process.notices(bob)).hasSize(told);
    assertThat(process.notices(alice)).hasSize(told + 1);
    assertThat(process.notices(alice).getLast().getFriend().getBlocked()).isTrue();
    assertThat(process.friends(bob)).extracting(Friend::getActive).containsExactly(true);
    assertThat(blocked(alice, 0, "").getUserIdsList()).containsExactly(bob.value());
  }

  @Test
  void cutsStrangersApartWithoutShowingThemAConversation() {
    // Given
    int told = process.notices(bob).size();

    // When
    ok(block(alice, bob));

    // Then
    assertThat(process.maySend(alice, bob)).containsExactly(false, false);
    assertThat(process.directsOf(alice)).isEmpty();
    assertThat(process.directsOf(bob)).isEmpty();
    assertThat(process.notices(bob)).hasSize(told);
  }

  @Test
  void letsFriendsSendAgainOnceNeitherBlocks() {
    // Given
    befriend(alice, bob);
    ok(block(alice, bob));
    ok(block(bob, alice));

    // When
    ok(unblock(alice, bob));
    var afterOne = process.maySend(alice, bob);
    ok(unblock(bob, alice));
    ok(unblock(bob, alice));

    // Then
    assertThat(afterOne).containsExactly(false, false);
    assertThat(process.maySend(alice, bob)).containsExactly(true, true);
  }

  @Test
  void liftsABlockWithoutMakingFriends() {
    // Given
    befriend(alice, bob);
    ok(block(alice, bob));
    ok(remove(bob, alice));

    // When
    ok(unblock(alice, bob));

    // Then
    assertThat(process.maySend(alice, bob)).containsExactly(false, false);
  }

  @Test
  void answersABlockedAskerLikeOneWhomNobodyMayAsk() {
    // Given
    var carol = process.person("carol_1");
    process.setPolicy(carol, AddFriendPolicy.ADD_FRIEND_POLICY_NOBODY);
    ok(block(bob, alice));

    // When
    var blocked = refused(process.ask(alice, bob));
    var nobody = refused(process.ask(alice, carol));

    // Then
    assertThat(blocked).isEqualTo(nobody);
    assertThat(blocked.code()).isEqualTo(ProblemCode.NOT_ALLOWED);
    assertThat(refused(process.ask(bob, alice)).code()).isEqualTo(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void hidesThePendingRequestOfOneWhoIsBlockedFromTheBlockerOnly() {
    // Given
    var request = process.pending(alice, bob);
    int told = process.notices(alice).size();

    // When
    ok(block(bob, alice));

    // Then
    assertThat(process.notices(alice)).hasSize(told);
    assertThat(sent(alice)).containsExactly(request);
    assertThat(received(bob).getRequests(0).getState())
        .isEqualTo(FriendRequestState.FRIEND_REQUEST_STATE_CANCELLED);
    assertThat(received(bob).getPendingReceived()).isZero();
    assertThat(refused(accept(bob, request)).code()).isEqualTo(ProblemCode.CONFLICT);
    int bobs = process.notices(bob).size();
    ok(
        process.<CancelFriendRequestRequest, CancelFriendRequestResponse>call(
            "cancelFriendRequest",
            alice,
            CancelFriendRequestRequest.newBuilder().setRequestId(request.getRequestId()).build()));
    assertThat(process.notices(bob)).hasSize(bobs);
  }

  @Test
  void cancelsTheBlockersOwnRequest() {
    // Given
    var request = process.pending(alice, bob);
    int told = process.notices(bob).size();

    // When
    ok(block(alice, bob));

    // Then
    assertThat(refused(accept(bob, request)).code()).isEqualTo(ProblemCode.CONFLICT);
    assertThat(process.notices(bob)).hasSize(told);
    assertThat(process.friends(bob)).isEmpty();
  }

  @Test
  void neverLetsABlockedOneSendWhoIsAcceptedAtTheSameTime() throws Exception {
    // Given
    var request = process.pending(alice, bob);
    try (var threads = Executors.newSingleThreadExecutor()) {
      // When
      var blocking =
          process
              .bean(Transactions.class)
              .call(
                  () -> {
                    ok(accept(bob, request));
                    // The block finds no conversation yet, and waits for the pair.
                    var block = threads.submit(() -> block(alice, bob));
                    await().until(process::somebodyWaitsForALock);
                    return block;
                  });
      ok(blocking.get());
    }

    // Then
    assertThat(process.friends(bob)).hasSize(1);
    assertThat(process.maySend(alice, bob)).containsExactly(false, false);
  }

  @Test
  void pagesThroughFriendsAndBlockedByUserId() {
    // Given
    var ids = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      var friend = process.person("person_" + i);
      befriend(alice, friend);
      ok(block(alice, friend));
      ids.add(friend.value());
    }

    // When
    var friends = friends(alice, 3, "");
    var moreFriends = friends(alice, 3, friends.getNextPageToken());
    var blocked = blocked(alice, 3, "");
    var moreBlocked = blocked(alice, 3, blocked.getNextPageToken());

    // Then
    var found = new ArrayList<Long>();
    friends.getFriendsList().forEach(friend -> found.add(friend.getUserId()));
    moreFriends.getFriendsList().forEach(friend -> found.add(friend.getUserId()));
    assertThat(found).isEqualTo(ids);
    assertThat(friends.getFriendsCount()).isEqualTo(3);
    assertThat(moreFriends.getNextPageToken()).isEmpty();
    assertThat(moreBlocked.getUserIdsList()).isEqualTo(ids.subList(3, 5));
  }

  @Test
  void givesSyncAllFriendsOrWhatChanged() {
    // Given
    var carol = process.person("carol_1");
    process.pending(alice, process.person("david_1"));
    befriend(alice, bob);
    befriend(alice, carol);
    ok(remove(alice, carol));

    // When
    var all = sync(alice, Instant.EPOCH);
    var changed = sync(alice, Instant.ofEpochMilli(1));
    var later = sync(alice, Instant.parse("2100-01-01T00:00:00Z"));

    // Then
    assertThat(all).extracting(Friend::getUserId).containsExactly(bob.value());
    assertThat(changed)
        .extracting(Friend::getUserId, Friend::getActive)
        .containsExactlyInAnyOrder(tuple(bob.value(), true), tuple(carol.value(), false));
    assertThat(later).isEmpty();
  }

  @Test
  void refusesWhatBreaksARule() {
    assertThat(refused(remove(alice, alice)).field()).isEqualTo("user_id");
    assertThat(refused(block(alice, alice)).field()).isEqualTo("user_id");
    assertThat(refused(unblock(alice, alice)).field()).isEqualTo("user_id");
    assertThat(refused(block(alice, new UserId(77))).code()).isEqualTo(ProblemCode.NOT_FOUND);
    var page = ListFriendsRequest.newBuilder();
    assertThat(pageField(page.clone().setPageSize(201))).isEqualTo("page_size");
    assertThat(pageField(page.clone().setPageToken("?"))).isEqualTo("page_token");
    ok(remove(alice, new UserId(77)));
    ok(unblock(alice, bob));
  }

  private String pageField(ListFriendsRequest.Builder request) {
    Outcome<ListFriendsResponse> outcome = process.call("listFriends", alice, request.build());
    return refused(outcome).field();
  }

  private long befriend(UserId one, UserId other) {
    return ok(accept(other, process.pending(one, other))).getFriend().getConversationId();
  }

  private Outcome<AcceptFriendRequestResponse> accept(UserId caller, FriendRequest request) {
    return process.call(
        "acceptFriendRequest",
        caller,
        AcceptFriendRequestRequest.newBuilder().setRequestId(request.getRequestId()).build());
  }

  private Outcome<RemoveFriendResponse> remove(UserId caller, UserId other) {
    return process.call(
        "removeFriend", caller, RemoveFriendRequest.newBuilder().setUserId(other.value()).build());
  }

  private Outcome<BlockUserResponse> block(UserId caller, UserId other) {
    return process.call(
        "blockUser", caller, BlockUserRequest.newBuilder().setUserId(other.value()).build());
  }

  private Outcome<UnblockUserResponse> unblock(UserId caller, UserId other) {
    return process.call(
        "unblockUser", caller, UnblockUserRequest.newBuilder().setUserId(other.value()).build());
  }

  private ListFriendsResponse friends(UserId caller, int size, String token) {
    return ok(
        process.<ListFriendsRequest, ListFriendsResponse>call(
            "listFriends",
            caller,
            ListFriendsRequest.newBuilder().setPageSize(size).setPageToken(token).build()));
  }

  private ListBlockedResponse blocked(UserId caller, int size, String token) {
    return ok(
        process.<ListBlockedRequest, ListBlockedResponse>call(
            "listBlocked",
            caller,
            ListBlockedRequest.newBuilder().setPageSize(size).setPageToken(token).build()));
  }

  private List<FriendRequest> sent(UserId caller) {
    return requests(caller, RequestDirection.REQUEST_DIRECTION_SENT).getRequestsList();
  }

  private ListFriendRequestsResponse received(UserId caller) {
    return requests(caller, RequestDirection.REQUEST_DIRECTION_RECEIVED);
  }

  private ListFriendRequestsResponse requests(UserId caller, RequestDirection direction) {
    return ok(
        process.<ListFriendRequestsRequest, ListFriendRequestsResponse>call(
            "listFriendRequests",
            caller,
            ListFriendRequestsRequest.newBuilder().setDirection(direction).build()));
  }

  private List<Friend> sync(UserId user, Instant since) {
    var answer = SyncResponse.newBuilder();
    process.bean(SyncPart.class).contribute(user, since, answer);
    return answer.getFriendsList();
  }
}
