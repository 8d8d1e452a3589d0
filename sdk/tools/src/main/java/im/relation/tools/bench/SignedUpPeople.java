package im.relation.tools.bench;

import im.relation.contract.account.v1.Device;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.RefreshSessionRequest;
import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.friendship.v1.AcceptFriendRequestRequest;
import im.relation.contract.friendship.v1.FriendSource;
import im.relation.contract.friendship.v1.RequestFriendRequest;
import im.relation.domain.ProblemCode;
import im.relation.sdk.Result;
import im.relation.sdk.internal.rpc.Connect;
import im.relation.sdk.internal.rpc.Rpcs;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// People with accounts of their own, friends two by two, made as everybody makes an account.
/// Thread-safe.
final class SignedUpPeople implements People {

  /// The service hashes two passwords a core at once and queues a few: more only wait.
  private static final int AT_ONCE = 4;

  private static final long PAUSE_MILLIS = 500;

  /// A busy service says so while its hashes are waited for: given up after 60 s.
  private static final int TRIES = 120;

  private static final int RADIX = 36;

  private final Connect functions;
  private final SecureRandom random = new SecureRandom();

  SignedUpPeople(Connect functions) {
    this.functions = functions;
  }

  @Override
  public List<Pair> pairs(int count, IntConsumer progress) {
    return inParallel(count, this::pair, progress);
  }

  @Override
  public List<Person> others(int count, IntConsumer progress) {
    return inParallel(count, number -> signUp("bench"), progress);
  }

  private static <T> List<T> inParallel(int count, IntFunction<T> making, IntConsumer progress) {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var coming = new ArrayList<Future<T>>();
      for (int number = 0; number < count; number++) {
        int mine = number;
        coming.add(threads.submit(() -> making.apply(mine)));
      }
      var made = new ArrayList<T>();
      for (var one : coming) {
        made.add(one.get());
        progress.accept(made.size());
      }
      return List.copyOf(made);
    } catch (ExecutionException e) {
      throw new BenchException("The people of the run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("stopped");
    }
  }

  @Override
  public Optional<String> settings() {
    return Optional.empty();
  }

  @Override
  public void renew(Person person) {
    var request =
        RefreshSessionRequest.newBuilder()
            .setRefreshToken(person.tokens().getRefreshToken())
            .build();
    person.renewed(
        must(
                "RefreshSession",
                () -> functions.call(Rpcs.REFRESH_SESSION, request, person.accessToken()))
            .getTokens());
  }

  private Pair pair(int number) {
    var sender = signUp("bench sender");
    var receiver = signUp("bench receiver");
    var wish =
        RequestFriendRequest.newBuilder()
            .setUserId(receiver.userId())
            .setSource(FriendSource.FRIEND_SOURCE_SEARCH)
            .build();
    var asked =
        must(
            "RequestFriend", () -> functions.call(Rpcs.REQUEST_FRIEND, wish, sender.accessToken()));
    if (asked.getConversationId() != 0) {
      return new Pair(number, sender, receiver, asked.getConversationId());
    }
    var yes =
        AcceptFriendRequestRequest.newBuilder()
            .setRequestId(asked.getRequest().getRequestId())
            .build();
    var accepted =
        must(
            "AcceptFriendRequest",
            () -> functions.call(Rpcs.ACCEPT_FRIEND_REQUEST, yes, receiver.accessToken()));
    return new Pair(number, sender, receiver, accepted.getFriend().getConversationId());
  }

  private Person signUp(String nickname) {
    var request =
        SignUpRequest.newBuilder()
            .setUsername("bench_" + secret(12))
            .setPassword(secret(20))
            .setNickname(nickname)
            .setDevice(
                Device.newBuilder()
                    .setType(DeviceType.DEVICE_TYPE_DESKTOP)
                    .setClient(FrameSocket.CLIENT + "/" + FrameSocket.VERSION))
            .build();
    return new Person(
        must("SignUp", () -> functions.call(Rpcs.SIGN_UP, request, null)).getTokens());
  }

  private String secret(int letters) {
    return random
        .ints(letters, 0, RADIX)
        .collect(
            StringBuilder::new,
            (text, digit) -> text.append(Character.forDigit(digit, RADIX)),
            StringBuilder::append)
        .toString();
  }

  private static <R> R must(String what, Supplier<Result<R>> call) {
    for (int tries = 1; ; tries++) {
      switch (call.get()) {
        case Result.Ok<R>(var value) -> {
          return value;
        }
        case Result.Refused<R>(var problem) -> {
          if (problem.code() != ProblemCode.RESOURCE_EXHAUSTED || tries == TRIES) {
            throw new BenchException(
                what + " is refused: " + problem.code() + " (" + problem.text() + ")");
          }
        }
        case Result.Unreachable<R>(var reason) ->
            throw new BenchException(what + " got no answer: " + reason);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("stopped");
    }
  }
}
