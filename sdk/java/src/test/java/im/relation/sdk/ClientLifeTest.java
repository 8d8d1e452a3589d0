package im.relation.sdk;

import static im.relation.sdk.Service.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.contract.account.v1.FindUserResponse;
import im.relation.contract.account.v1.GetAccountResponse;
import im.relation.contract.account.v1.GetProfilesResponse;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.Renewed;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Submit;
import im.relation.contract.socket.v1.Welcome;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClientLifeTest {

  private static final String GET_ACCOUNT = "im.account.v1.AccountService/GetAccount";

  private Service service;
  private Relation relation;
  private ImClient client;
  private BlockingQueue<Event> events;

  @BeforeEach
  void signUp() throws Exception {
    service = new Service();
    relation = Relation.at(service.settings(null));
    client = relation.signUp("tester", "correct horse", "Me").orThrow();
    events = Service.events(client);
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    relation.close();
    service.close();
  }

  private ScriptedSockets.Connection live() throws Exception {
    client.connect();
    ScriptedSockets.Connection connection = service.sockets.next().welcome();
    awaitLive();
    return connection;
  }

  private void awaitLive() {
    await().until(() -> client.connection() instanceof ConnectionState.Live);
  }

  @ParameterizedTest
  @EnumSource(
      value = CloseCode.class,
      names = {
        "CLOSE_CODE_REPLACED",
        "CLOSE_CODE_SESSION_REVOKED",
        "CLOSE_CODE_UNSUPPORTED_VERSION",
        "CLOSE_CODE_SIGNED_IN_ELSEWHERE"
      })
  void aFinalCloseCodeEndsTheClientForGood(CloseCode code) throws Exception {
    // Given
    ScriptedSockets.Connection connection = live();
    // When
    connection.goodbye(code);
    // Then
    EndReason reason = new EndReason.Closed(code.getNumber());
    await().until(() -> events.contains(new Event.SignedOut(reason)));
    assertThat(client.connection()).isEqualTo(new ConnectionState.Ended(reason));
    assertThat(service.sockets.noneWithin(200)).isTrue();
  }

  @Test
  void otherCloseCodesConnectAgainWithoutRefreshing() throws Exception {
    // Given
    ScriptedSockets.Connection connection = live();
    // When
    connection.goodbye(CloseCode.CLOSE_CODE_GOING_AWAY);
    service.sockets.next().welcome();
    // Then
    awaitLive();
    assertThat(service.refreshed).isEmpty();
  }

  @Test
  void aTokenThatRanOutIsRefreshedBeforeTheNextHello() throws Exception {
    // Given
    ScriptedSockets.Connection connection = live();
    // When
    connection.goodbye(CloseCode.CLOSE_CODE_TOKEN_EXPIRED);
    service.sockets.next().welcome();
    // Then
    awaitLive();
    assertThat(service.refreshed).containsExactly("refresh-1");
  }

  @Test
  void aRefusedRefreshTokenEndsTheClient() throws Exception {
    // Given
    service.functions.on(
        "im.account.v1.SessionService/RefreshSession",
        (request, token) -> {
          throw new ScriptedFunctions.Refusal(ProblemCode.SESSION_ENDED);
        });
    ScriptedSockets.Connection connection = live();
    // When
    connection.goodbye(CloseCode.CLOSE_CODE_TOKEN_EXPIRED);
    // Then
    await().until(() -> events.contains(new Event.SignedOut(new EndReason.SessionEnded())));
  }

  @Test
  void manyCallsWithAnOldTokenRefreshItOnce() throws Exception {
    // Given
    service.functions.on(
        GET_ACCOUNT,
        (request, token) -> {
          if (token.equals("Bearer access-1")) {
            throw new ScriptedFunctions.Refusal(ProblemCode.TOKEN_EXPIRED);
          }
          return GetAccountResponse.newBuilder().setEmail("me@example.org").build();
        });
    Callable<Result<GetAccountResponse>> call = () -> client.account().get();
    // When
    List<Boolean> answered;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answered =
          threads.invokeAll(List.of(call, call, call, call, call)).stream()
              .map(one -> one.resultNow() instanceof Result.Ok)
              .toList();
    }
    // Then
    assertThat(answered).containsOnly(true);
    assertThat(service.refreshed).containsExactly("refresh-1");
  }

  @Test
  void refusalsOfFunctionsAreValuesWithTheContractsCode() {
    // Given
    service.functions.on(
        GET_ACCOUNT,
        (request, token) -> {
          throw new ScriptedFunctions.Refusal(ProblemCode.NOT_FOUND);
        });
    // When
    Result<GetAccountResponse> answer = client.account().get();
    // Then
    assertThat(answer)
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.NOT_FOUND));
  }

  @Test
  void renewsTheConnectionBeforeItsTokenEnds() throws Exception {
    // Given
    long now = Clock.systemUTC().millis();
    client.connect();
    ScriptedSockets.Connection connection = service.sockets.next();
    // When: by a service whose clock is an hour behind
    long there = now - Duration.ofHours(1).toMillis();
    connection.send(
        ServerFrame.newBuilder()
            .setWelcome(
                Welcome.newBuilder()
                    .setHeartbeatMillis(30_000)
                    .setServerTimeMillis(there)
                    .setTokenExpiresAtMillis(there + 500)));
    // Then
    assertThat(connection.take().getRenew().getAccessToken()).isEqualTo("access-2");
    connection.send(
        ServerFrame.newBuilder()
            .setRenewed(Renewed.newBuilder().setTokenExpiresAtMillis(there + 900_000)));
    assertThat(connection.silentFor(300)).isTrue();
  }

  @Test
  void connectsAnewWhenPingsAreNotAnswered() throws Exception {
    // Given
    client.connect();
    ScriptedSockets.Connection mute = service.sockets.next().welcome(40);
    // When
    assertThat(mute.take().hasPing()).isTrue();
    assertThat(mute.take().hasPing()).isTrue();
    // Then
    service.sockets.next().welcome();
    awaitLive();
  }

  @Test
  void aSubmissionWithoutAnAnswerIsSyncedAndSubmittedAgain() throws Exception {
    // Given
    client.close();
    Timing hasty =
        new Timing(
            Duration.ofSeconds(5),
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            Duration.ofMillis(200));
    try (Relation other = Relation.at(service.settings(null).withTiming(hasty));
        ImClient impatient = other.signIn("tester", "correct horse").orThrow()) {
      impatient.connect();
      ScriptedSockets.Connection connection = service.sockets.next().welcome();
      // When
      impatient.messages().send(DIRECT, "a");
      Submit first = connection.takeSubmit();
      Submit second = connection.takeSubmit();
      // Then
      assertThat(second).isEqualTo(first);
      assertThat(service.syncs).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void signingOutForgetsTheTokensAndClosesTheConnection() throws Exception {
    // Given
    live();
    // When
    client.signOut();
    // Then
    await().until(() -> events.contains(new Event.SignedOut(new EndReason.SignedOut())));
    assertThat(client.account().get()).isInstanceOf(Result.Refused.class);
  }

  @Test
  void aListenerMayCloseTheClient() throws Exception {
    // Given
    var closed = new java.util.concurrent.CountDownLatch(1);
    client.listen(
        event -> {
          if (event instanceof Event.MessageReceived) {
            client.close();
            closed.countDown();
          }
        });
    // When
    live().send(Service.message(1));
    // Then
    assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void keepsNoProcessAliveThatForgetsToCloseIt() throws Exception {
    // When
    live();
    client.account().get();
    // Then
    assertThat(Thread.getAllStackTraces().keySet().stream().filter(thread -> !thread.isDaemon()))
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("im-") || name.startsWith("HttpClient"));
  }

  @Test
  void whoWasSeenIsKnownWithoutANetwork() {
    // Given
    Profile ann = Profile.newBuilder().setUserId(Service.PEER).setNickname("Ann").build();
    service.functions.on(
        "im.account.v1.AccountService/FindUser",
        (request, token) -> FindUserResponse.newBuilder().setProfile(ann).build());
    service.functions.on(
        "im.account.v1.AccountService/GetProfiles",
        (request, token) ->
            GetProfilesResponse.newBuilder()
                .addProfiles(ann.toBuilder().setNickname("Anna"))
                .build());

    // When
    client.account().findByUsername("ann").orThrow();
    List<Profile> found = client.account().known();
    client.account().profiles(List.of(new UserId(Service.PEER))).orThrow();

    // Then
    assertThat(found).containsExactly(ann);
    assertThat(client.account().known()).extracting(Profile::getNickname).containsExactly("Anna");
  }

  @Test
  void askingForAConnectionAgainTriesAtOnce() throws Exception {
    // Given
    Duration tenHours = Duration.ofHours(10);
    Timing patient =
        new Timing(
            Duration.ofSeconds(5),
            tenHours,
            tenHours,
            tenHours,
            Duration.ofSeconds(10),
            Duration.ZERO);
    try (Relation other = Relation.at(service.settings(null).withTiming(patient));
        ImClient waiting = other.signUp("patient", "correct horse", "Me").orThrow()) {
      waiting.connect();
      service.sockets.next().socket.close();
      await().until(() -> waiting.connection() instanceof ConnectionState.Waiting);

      // When
      waiting.connect();

      // Then
      assertThat(service.sockets.next()).isNotNull();
    }
  }
}
