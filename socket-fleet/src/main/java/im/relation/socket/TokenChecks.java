package im.relation.socket;

import im.relation.backplane.TokenVerifier;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Checks tokens beside the event loops: a signature costs some 0.3 ms, which a storm of reconnects
/// would take from everybody's frames. Thread-safe.
final class TokenChecks implements AutoCloseable {

  private final TokenVerifier verifier;
  private final ExecutorService threads;

  /// @param maxWaiting tokens that may wait to be checked
  TokenChecks(TokenVerifier verifier, int maxThreads, int maxWaiting) {
    this(verifier, threads(maxThreads, maxWaiting));
  }

  /// @param threads closed with this
  TokenChecks(TokenVerifier verifier, ExecutorService threads) {
    this.verifier = verifier;
    this.threads = threads;
  }

  private static ExecutorService threads(int most, int maxWaiting) {
    var threads =
        new ThreadPoolExecutor(
            most,
            most,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(maxWaiting),
            Thread.ofPlatform().name("socket-tokens-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /// Tells the verdict on a thread of its own.
  ///
  /// @return false when too many wait already
  boolean check(String token, Consumer<TokenVerifier.Verdict> then) {
    try {
      threads.execute(() -> then.accept(verifier.verify(token)));
      return true;
    } catch (RejectedExecutionException tooMany) {
      return false;
    }
  }

  void close(Duration atMost) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    close(Duration.ZERO);
  }
}
