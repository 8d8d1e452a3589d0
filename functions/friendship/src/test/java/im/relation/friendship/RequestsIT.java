package im.relation.friendship;

import static im.relation.contract.friendship.v1.FriendRequestState.FRIEND_REQUEST_STATE_ACCEPTED;
import static im.relation.contract.friendship.v1.FriendRequestState.FRIEND_REQUEST_STATE_CANCELLED;
import static im.relation.contract.friendship.v1.FriendRequestState.FRIEND_REQUEST_STATE_EXPIRED;
import static im.relation.contract.friendship.v1.FriendRequestState.FRIEND_REQUEST_STATE_PENDING;
import static im.relation.contract.friendship.v1.FriendRequestState.FRIEND_REQUEST_STATE_REJECTED;
import static im.relation.friendship.FriendshipProcess.ok;
import static im.relation.friendship.FriendshipProcess.refused;
import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.friendship.v1.AcceptFriendRequestRequest;
import im.relation.contract.friendship.v1.AcceptFriendRequestResponse;
import im.relation.contract.friendship.v1.CancelFriendRequestRequest;
import im.relation.contract.friendship.v1.CancelFriendRequestResponse;
import im.relation.contract.friendship.v1.FriendRequest;
import im.relation.contract.friendship.v1.ListFriendRequestsRequest;
import im.relation.contract.friendship.v1.ListFriendRequestsResponse;
import im.relation.contract.friendship.v1.RejectFriendRequestRequest;
import im.relation.contract.friendship.v1.RejectFriendRequestResponse;
import im.relation.contract.friendship.v1.RequestDirection;
import im.relation.contract.friendship.v1.RequestFriendRequest;
import im.relation.contract.friendship.v1.RequestFriendResponse;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import im.relation.testkit.RealServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(RealServers.class)
class RequestsIT {

  private FriendshipProcess process;
  private UserId alice;
  private UserId bob;

  @BeforeEach
  void start() {
    begin(Map.of());
  }

  private void begin(Map<String, Object> properties) {
    process = new FriendshipProcess(properties);
    alice = process.person("alice_1");
    bob = process.person("bob_1");
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  void waitsForAnAnswerAndTellsBothSides() {
    // When
    var request = process.pending(alice, bob);

    // Then
    assertThat(request.getState()).isEqualTo(FRIEND_REQUEST_STATE_PENDING);
    assertThat(request.getExpiresAtMillis() - request.getCreatedAtMillis())
        .isEqualTo(Duration.ofDays(14).toMillis());
    for (var person : List.of(alice, bob)) {
      assertThat(process.notices(person))
          .singleElement()
          .satisfies(
              notice -> {
                assertThat(notice.getFriendRequest().getRequestId())
                    .isEqualTo(request.getRequestId());
                assertThat(notice.getFriendRequest().getReason()).isEqualTo("hello");
              });
    }
    assertThat(process.maySend(alice, bob)).isEmpty();
  }

  @Test
  void makesFriendsOfWhoAsksAndWhoAccepts() {
    // Given
    var request =
        ok(this.<RequestFriendRequest, RequestFriendResponse>call(
                "requestFriend",
                alice,
                RequestFriendRequest.newBuilder()
                    .setUserId(bob.value())
                    .setRemark("from work")
                    .build()))
            .getRequest();

    // When
    var friend = ok(accept(bob, request, "neighbour")).getFriend();
    var again = ok(accept(bob, request, "")).getFriend();

    // Then
    assertThat(friend.getUserId()).isEqualTo(alice.value());
    assertThat(friend.getRemark()).isEqualTo("neighbour");
    assertThat(friend.getActive()).isTrue();
    assertThat(again).isEqualTo(friend);
    assertThat(process.maySend(alice, bob)).containsExactly(true, true);
    assertThat(process.friendsSinceEntries()).isEqualTo(1);
    for (var person : List.of(alice, bob)) {
      var last = process.notices(person).getLast().getFriend();
      assertThat(last.getFriend()).isTrue();
      assertThat(last.getConversationId()).isEqualTo(friend.getConversationId());
      assertThat(process.notices(person)).hasSize(3);
    }
    assertThat(process.friends(alice).getFirst().getRemark()).isEqualTo("from work");
  }

  @Test
  void isOneRequestHoweverOftenItIsAsked() {
    // Given
    var first = process.pending(alice, bob);
    process.clock.advance(Duration.ofDays(1));

    // When
    var second =
        ok(this.<RequestFriendRequest, RequestFriendResponse>call(
                "requestFriend",
                alice,
                RequestFriendRequest.newBuilder().setUserId(bob.value()).setReason("now?").build()))
            .getRequest();
    process.pending(alice, bob);

    // Then
    assertThat(second.getRequestId()).isEqualTo(first.getRequestId());
    assertThat(second.getReason()).isEqualTo("now?");
    assertThat(second.getExpiresAtMillis() - first.getExpiresAtMillis())
        .isEqualTo(Duration.ofDays(1).toMillis());
    assertThat(list(bob, RequestDirection.REQUEST_DIRECTION_RECEIVED).getPendingReceived())
        .isEqualTo(1);
    assertThat(process.notices(bob)).hasSize(2);
  }

  @Test
  void makesFriendsOfTwoWhoAskEachOther() {
    // Given
    var first = process.pending(alice, bob);

    // When
    var crossing = ok(process.ask(bob, alice));

    // Then
    assertThat(crossing.getRequest().getRequestId()).isEqualTo(first.getRequestId());
    assertThat(crossing.getRequest().getState()).isEqualTo(FRIEND_REQUEST_STATE_ACCEPTED);
    assertThat(crossing.getConversationId()).isPositive();
    assertThat(process.maySend(alice, bob)).containsExactly(true, true);
  }

  @RepeatedTest(5)
  void makesOneFriendshipOfTwoWhoAskAtTheSameTime() throws Exception {
    // Given
    var together = new CyclicBarrier(2);
    Callable<RequestFriendResponse> forth =
        () -> {
          together.await();
          return ok(process.ask(alice, bob));
        };
    Callable<RequestFriendResponse> back =
        () -> {
          together.await();
          return ok(process.ask(bob, alice));
        };

    // When
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var done : threads.invokeAll(List.of(forth, back))) {
        assertThat(done.get().getRequest().getRequestId()).isPositive();
      }
    }

    // Then
    assertThat(process.friendsSinceEntries()).isEqualTo(1);
    assertThat(process.maySend(alice, bob)).containsExactly(true, true);
    assertThat(process.jdbc.queryForList("SELECT state FROM friend_request", Integer.class))
        .containsExactly(2);
    assertThat(process.jdbc.queryForList("SELECT active FROM friend", Boolean.class))
        .containsExactly(true, true);
  }

  @Test
  void obeysWhatTheOtherOneAllows() {
    // Given
    process.setPolicy(bob, AddFriendPolicy.ADD_FRIEND_POLICY_NOBODY);
    var carol = process.person("carol_1");
    process.setPolicy(carol, AddFriendPolicy.ADD_FRIEND_POLICY_ANYONE);

    // When
    var nobody = process.ask(alice, bob);
    var anyone = ok(process.ask(alice, carol));
    var again = ok(process.ask(alice, carol));

    // Then
    assertThat(refused(nobody).code()).isEqualTo(ProblemCode.NOT_ALLOWED);
    assertThat(anyone.getRequest().getState()).isEqualTo(FRIEND_REQUEST_STATE_ACCEPTED);
    assertThat(anyone.getConversationId()).isPositive();
    assertThat(again).isEqualTo(anyone);
    assertThat(process.friendsSinceEntries()).isEqualTo(1);
  }

  @Test
  void rejectsWithAReasonThatTheAskerReads() {
    // Given
    var request = process.pending(alice, bob);

    // When
    ok(reject(bob, request, "no time"));
    ok(reject(bob, request, "twice"));

    // Then
    var sent = list(alice, RequestDirection.REQUEST_DIRECTION_SENT).getRequests(0);
    assertThat(sent.getState()).isEqualTo(FRIEND_REQUEST_STATE_REJECTED);
    assertThat(sent.getRejectReason()).isEqualTo("no time");
    assertThat(process.notices(alice)).hasSize(2);
    assertThat(process.notices(alice).getLast().getFriendRequest().getReason())
        .isEqualTo("no time");
    assertThat(refused(accept(bob, request, "")).code()).isEqualTo(ProblemCode.CONFLICT);
    assertThat(refused(cancel(alice, request)).code()).isEqualTo(ProblemCode.CONFLICT);
  }

  @Test
  void cancelsAndTellsBothSides() {
    // Given
    var request = process.pending(alice, bob);

    // When
    ok(cancel(alice, request));
    ok(cancel(alice, request));

    // Then
    assertThat(process.notices(bob)).hasSize(2);
    assertThat(process.notices(bob).getLast().getFriendRequest().getState())
        .isEqualTo(FRIEND_REQUEST_STATE_CANCELLED.getNumber());
    assertThat(refused(accept(bob, request, "")).code()).isEqualTo(ProblemCode.CONFLICT);
    assertThat(process.pending(alice, bob).getRequestId()).isNotEqualTo(request.getRequestId());
  }

  @Test
  void forgetsARequestThatNobodyAnswers() {
    // Given
    var request = process.pending(alice, bob);
    process.clock.advance(Duration.ofDays(14));

    // When
    var late = accept(bob, request, "");

    // Then
    assertThat(refused(late).code()).isEqualTo(ProblemCode.NOT_FOUND);
    assertThat(refused(reject(bob, request, "")).code()).isEqualTo(ProblemCode.NOT_FOUND);
    var list = list(bob, RequestDirection.REQUEST_DIRECTION_RECEIVED);
    assertThat(list.getRequests(0).getState()).isEqualTo(FRIEND_REQUEST_STATE_EXPIRED);
    assertThat(list.getPendingReceived()).isZero();
    assertThat(process.pending(alice, bob).getRequestId()).isNotEqualTo(request.getRequestId());
  }

  @Test
  void sweepsARequestAYearAfterItsLastChange() {
    // Given
    process.pending(alice, bob);
    process.clock.advance(Duration.ofDays(365));
    process.sweep();
    assertThat(list(bob, RequestDirection.REQUEST_DIRECTION_RECEIVED).getRequestsCount()).isOne();
    process.clock.advance(Duration.ofMillis(1));

    // When
    process.sweep();

    // Then
    assertThat(list(bob, RequestDirection.REQUEST_DIRECTION_RECEIVED).getRequestsCount()).isZero();
  }

  @Test
  void keepsRequestsFromThoseWhomTheyDoNotConcern() {
    // Given
    var request = process.pending(alice, bob);
    var carol = process.person("carol_1");

    // Then
    for (var stranger : List.of(alice, carol)) {
      assertThat(refused(accept(stranger, request, "")).code()).isEqualTo(ProblemCode.NOT_FOUND);
      assertThat(refused(reject(stranger, request, "")).code()).isEqualTo(ProblemCode.NOT_FOUND);
    }
    assertThat(refused(cancel(bob, request)).code()).isEqualTo(ProblemCode.NOT_FOUND);
  }

  @Test
  void refusesWhatBreaksARule() {
    assertThat(refused(process.ask(alice, alice)).field()).isEqualTo("user_id");
    assertThat(refused(process.ask(alice, new UserId(77))).code()).isEqualTo(ProblemCode.NOT_FOUND);
    var request = RequestFriendRequest.newBuilder().setUserId(bob.value());
    assertThat(field(request.clone().setReason("x".repeat(201)))).isEqualTo("reason");
    assertThat(field(request.clone().setRemark("x".repeat(65)))).isEqualTo("remark");
    assertThat(field(request.clone().setSourceValue(99))).isEqualTo("source");
    assertThat(refused(accept(bob, FriendRequest.getDefaultInstance(), "")).field())
        .isEqualTo("request_id");
  }

  @Test
  void boundsNewRequestsPerDayAndFriends() {
    // Given
    stop();
    begin(Map.of("im.friendship.requests-per-day", 1, "im.friendship.max-friends", 1));
    var carol = process.person("carol_1");
    process.pending(alice, bob);
    process.clock.advance(Duration.ofHours(1));

    // When
    var second = refused(process.ask(alice, carol));
    ok(process.ask(alice, bob));
    process.clock.advance(Duration.ofHours(23));
    var nextDay = process.pending(alice, carol);
    ok(process.ask(bob, alice));
    var full = refused(accept(carol, nextDay, ""));

    // Then
    assertThat(second.code()).isEqualTo(ProblemCode.RESOURCE_EXHAUSTED);
    assertThat(second.retryAfter()).isEqualTo(Duration.ofHours(23));
    assertThat(full.code()).isEqualTo(ProblemCode.NOT_ALLOWED);
    assertThat(process.maySend(alice, carol)).isEmpty();
  }

  @Test
  void pagesThroughRequestsNewestFirst() {
    // Given
    for (int i = 0; i < 5; i++) {
      process.pending(process.person("person_" + i), bob);
      process.clock.advance(Duration.ofSeconds(1));
    }

    // When
    var first = page(bob, 3, "");
    var second = page(bob, 3, first.getNextPageToken());

    // Then
    assertThat(first.getRequestsList()).hasSize(3);
    assertThat(second.getRequestsList()).hasSize(2);
    assertThat(second.getNextPageToken()).isEmpty();
    assertThat(first.getRequestsList())
        .extracting(FriendRequest::getChangedAtMillis)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a))
        .allMatch(time -> time > second.getRequests(0).getChangedAtMillis());
    assertThat(first.getPendingReceived()).isEqualTo(5);
  }

  private String field(RequestFriendRequest.Builder request) {
    return refused(
            this.<RequestFriendRequest, RequestFriendResponse>call(
                "requestFriend", alice, request.build()))
        .field();
  }

  private <Q, R> Outcome<R> call(String function, UserId caller, Q request) {
    return process.call(function, caller, request);
  }

  private Outcome<AcceptFriendRequestResponse> accept(
      UserId caller, FriendRequest request, String remark) {
    return call(
        "acceptFriendRequest",
        caller,
        AcceptFriendRequestRequest.newBuilder()
            .setRequestId(request.getRequestId())
            .setRemark(remark)
            .build());
  }

  private Outcome<RejectFriendRequestResponse> reject(
      UserId caller, FriendRequest request, String reason) {
    return call(
        "rejectFriendRequest",
        caller,
        RejectFriendRequestRequest.newBuilder()
            .setRequestId(request.getRequestId())
            .setReason(reason)
            .build());
  }

  private Outcome<CancelFriendRequestResponse> cancel(UserId caller, FriendRequest request) {
    return call(
        "cancelFriendRequest",
        caller,
        CancelFriendRequestRequest.newBuilder().setRequestId(request.getRequestId()).build());
  }

  private ListFriendRequestsResponse list(UserId caller, RequestDirection direction) {
    return ok(
        this.<ListFriendRequestsRequest, ListFriendRequestsResponse>call(
            "listFriendRequests",
            caller,
            ListFriendRequestsRequest.newBuilder().setDirection(direction).build()));
  }

  private ListFriendRequestsResponse page(UserId caller, int size, String token) {
    return ok(
        this.<ListFriendRequestsRequest, ListFriendRequestsResponse>call(
            "listFriendRequests",
            caller,
            ListFriendRequestsRequest.newBuilder()
                .setDirection(RequestDirection.REQUEST_DIRECTION_RECEIVED)
                .setPageSize(size)
                .setPageToken(token)
                .build()));
  }
}
