package im.relation.account.code;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends mails beside the requests that asked for them, so that an answer takes as long for an
/// address with an account as for one without. What is still queued when the process dies is lost;
/// the person asks again. Thread-safe.
final class CodeDispatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CodeDispatch.class);

  /// Mails on their way at once.
  private static final int THREADS = 4;

  /// Mails that wait.
  private static final int QUEUE = 256;

  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final CodeSender sender;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(QUEUE),
          Thread.ofPlatform().name("code-sender-", 0).daemon().factory());

  CodeDispatch(CodeSender sender) {
    this.sender = sender;
  }

  /// Done when it was sent or could not be; empty when too many wait.
  Optional<Future<?>> offer(CodeMail mail) {
    try {
      return Optional.of(threads.submit(() -> send(mail)));
    } catch (RejectedExecutionException full) {
      log.atWarn().addKeyValue("queue", QUEUE).log("too many codes wait to be sent");
      return Optional.empty();
    }
  }

  private void send(CodeMail mail) {
    try {
      sender.send(mail);
    } catch (CodeSender.SendFailure e) {
      // The cause's own words may hold the address.
      log.atError()
          .addKeyValue("purpose", mail.purpose())
          .addKeyValue("cause", e.getCause() == null ? "" : e.getCause().getClass().getName())
          .log("a code was not sent");
    }
  }

  /// Sends what waits, for 5 s at most.
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (threads.awaitTermination(DRAIN.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    log.atWarn().addKeyValue("mails", threads.shutdownNow().size()).log("codes were not sent");
  }
}
