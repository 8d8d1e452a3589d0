package im.relation.presence;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import im.relation.contract.fleet.v1.DeliverRequest;
import im.relation.contract.fleet.v1.FleetServiceGrpc;
import im.relation.contract.fleet.v1.FleetServiceGrpc.FleetServiceFutureStub;
import im.relation.contract.fleet.v1.KickRequest;
import im.relation.contract.fleet.v1.StatsRequest;
import im.relation.contract.fleet.v1.StatsResponse;
import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One node as this process sees it: its channel and whether it answers. Calls do not block; those
/// of one list go out one after the other, each with a deadline and one retry, and the first that
/// fails ends the list. Thread-safe.
final class NodeChannel {

  private static final Logger log = LoggerFactory.getLogger(NodeChannel.class);

  /// How long a node may take (design: Deliver has a deadline of 500 ms).
  private static final long DEADLINE_MILLIS = 500;

  /// A call and one retry (design: Deliver).
  private static final int ATTEMPTS = 2;

  /// How long a node that failed is left alone.
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String address;
  private final ManagedChannel channel;
  private final FleetServiceFutureStub stub;
  private volatile long usedAtNanos = System.nanoTime();
  private volatile boolean failed;
  private volatile long failedAtNanos;

  NodeChannel(String address, ManagedChannel channel, CallCredentials credential) {
    this.address = address;
    this.channel = channel;
    this.stub = FleetServiceGrpc.newFutureStub(channel).withCallCredentials(credential);
  }

  /// Whether the node took them all.
  CompletableFuture<Boolean> deliver(List<DeliverRequest> requests) {
    return inOrder(requests, request -> patient().deliver(request));
  }

  /// Likewise.
  CompletableFuture<Boolean> kick(List<KickRequest> requests) {
    return inOrder(requests, request -> patient().kick(request));
  }

  /// What the node says of itself; empty where it does not answer. Asked once, whatever became of
  /// earlier calls.
  CompletableFuture<Optional<StatsResponse>> stats() {
    usedAtNanos = System.nanoTime();
    var outcome = new CompletableFuture<Optional<StatsResponse>>();
    Futures.addCallback(
        patient().stats(StatsRequest.getDefaultInstance()),
        new FutureCallback<@Nullable StatsResponse>() {
          @Override
          public void onSuccess(@Nullable StatsResponse answer) {
            outcome.complete(Optional.ofNullable(answer));
          }

          @Override
          public void onFailure(Throwable failure) {
            outcome.complete(Optional.empty());
          }
        },
        MoreExecutors.directExecutor());
    return outcome;
  }

  /// Nanoseconds since it was last asked for something.
  long idleNanos() {
    return System.nanoTime() - usedAtNanos;
  }

  void close() {
    channel.shutdownNow();
  }

  private FleetServiceFutureStub patient() {
    return stub.withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private <Q> CompletableFuture<Boolean> inOrder(
      List<Q> requests, Function<Q, ListenableFuture<?>> call) {
    usedAtNanos = System.nanoTime();
    if (failed) {
      if (System.nanoTime() - failedAtNanos < PAUSE_NANOS) {
        return CompletableFuture.completedFuture(false);
      }
      // gRPC's own back-off grows to two minutes; the lease says that the node lives.
      channel.resetConnectBackoff();
    }
    return from(0, requests, call);
  }

  private <Q> CompletableFuture<Boolean> from(
      int index, List<Q> requests, Function<Q, ListenableFuture<?>> call) {
    if (index == requests.size()) {
      answered();
      return CompletableFuture.completedFuture(true);
    }
    return attempt(requests.get(index), call, ATTEMPTS)
        .thenCompose(
            taken ->
                taken ? from(index + 1, requests, call) : CompletableFuture.completedFuture(false));
  }

  private <Q> CompletableFuture<Boolean> attempt(
      Q request, Function<Q, ListenableFuture<?>> call, int left) {
    var outcome = new CompletableFuture<Boolean>();
    Futures.addCallback(
        call.apply(request),
        new FutureCallback<@Nullable Object>() {
          @Override
          public void onSuccess(@Nullable Object answer) {
            outcome.complete(true);
          }

          @Override
          public void onFailure(Throwable failure) {
            if (left == 1) {
              gaveUp(failure);
            }
            outcome.complete(false);
          }
        },
        MoreExecutors.directExecutor());
    return outcome.thenCompose(
        taken ->
            taken || left == 1
                ? CompletableFuture.completedFuture(taken)
                : attempt(request, call, left - 1));
  }

  private void answered() {
    if (failed) {
      failed = false;
      log.atInfo().addKeyValue("address", address).log("node answers again");
    }
  }

  private void gaveUp(Throwable failure) {
    failedAtNanos = System.nanoTime();
    if (!failed) {
      failed = true;
      log.atWarn()
          .addKeyValue("address", address)
          .addKeyValue("status", Status.fromThrowable(failure).getCode())
          .log("node does not answer");
    }
  }
}
