package im.relation.account.credential;

import com.google.common.base.Suppliers;
import im.relation.domain.Problem;
import im.relation.runtime.Outcome;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Argon2id with 19 MiB, two passes and one lane (OWASP Password Storage Cheat Sheet), a bounded
/// number at once. Never call it inside a transaction: it takes 100 ms and may wait. Thread-safe.
public final class PasswordHasher {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIBIBYTES, PASSES);

  /// Made at the first comparison: it takes as long as one, which a start must not.
  private final Supplier<PasswordHash> nobodys =
      Suppliers.memoize(() -> new PasswordHash(encode(new Password("nobody's password"))));

  private final PasswordSettings settings;
  private final Semaphore turns;
  private final AtomicInteger waiting = new AtomicInteger();

  public PasswordHasher(PasswordSettings settings, int cores) {
    this.settings = settings;
    this.turns = new Semaphore(settings.hashesPerCore() * cores, true);
  }

  /// Hashes a new password. Problems: RESOURCE_EXHAUSTED when too many wait.
  public Outcome<PasswordHash> hash(Password password) {
    return inTurn(() -> new PasswordHash(encode(password)));
  }

  /// Whether the password is the one. Takes as long where there is no account, and is false then.
  /// Problems: RESOURCE_EXHAUSTED when too many wait.
  ///
  /// @param stored null where there is no such account
  public Outcome<Boolean> matches(Password password, @Nullable PasswordHash stored) {
    return inTurn(
        () -> {
          // Asked for in either case: the first one must not tell which it was.
          var nobody = nobodys.get();
          var compared = stored == null ? nobody : stored;
          return argon2.matches(password.text(), compared.encoded()) && stored != null;
        });
  }

  private String encode(Password password) {
    var encoded = argon2.encode(password.text());
    if (encoded == null) {
      throw new IllegalStateException("no hash for a password");
    }
    return encoded;
  }

  private <T> Outcome<T> inTurn(Supplier<T> work) {
    if (!await()) {
      return Outcome.refused(Problem.tooMany(RETRY_AFTER));
    }
    try {
      return Outcome.ok(work.get());
    } finally {
      turns.release();
    }
  }

  private boolean await() {
    if (turns.tryAcquire()) {
      return true;
    }
    try {
      return waiting.incrementAndGet() <= settings.maxWaiting()
          && turns.tryAcquire(settings.maxWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }
}
