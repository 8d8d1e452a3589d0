package im.relation.account.limit;

import im.relation.domain.Problem;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How often a password was tried without success, per subject, kept in the database so that a
/// restart or another process does not forget.
///
/// An attempt is counted before the password is looked at, so guesses sent at the same time are not
/// free; being right clears the count. After 5, each further attempt must wait: 1 s after the last
/// one, then 2, 4 … at most 5 min. Whoever keeps guessing so delays the owner by at most that much.
/// A day without attempts forgets. Thread-safe.
public final class Attempts {

  static final int FREE = 5;
  static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
  static final Duration FORGET_AFTER = Duration.ofDays(1);

  private final AttemptSql sql;
  private final Transactions transactions;
  private final Clock clock;

  public Attempts(AttemptSql sql, Transactions transactions, Clock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Counts an attempt. Problems: RESOURCE_EXHAUSTED with the time to wait.
  ///
  /// @param subject who is tried, known or not; only its hash is stored
  public <T> Outcome<T> begin(String subject, T value) {
    byte[] key = hash(subject);
    return transactions.call(
        () -> {
          var now = clock.instant();
          var next = decide(sql.lock(key), now);
          return next.map(
              count -> {
                sql.set(key, count, now);
                return value;
              });
        });
  }

  /// Takes an attempt back: the password was never looked at.
  public void undo(String subject) {
    sql.decrement(hash(subject));
  }

  /// The password was right, or was replaced.
  public void clear(String subject) {
    sql.delete(hash(subject));
  }

  /// Deletes some of what is forgotten anyway, the oldest first; gives how many.
  public int sweep(int limit) {
    return sql.deleteOlderThan(clock.instant().minus(FORGET_AFTER), limit);
  }

  /// The count with this attempt, or the time to wait.
  static Outcome<Integer> decide(Optional<Tried> stored, Instant now) {
    var tried = stored.filter(some -> now.isBefore(some.lastAt().plus(FORGET_AFTER)));
    if (tried.isEmpty()) {
      return Outcome.ok(1);
    }
    var wait = Duration.between(now, tried.get().lastAt().plus(delayAfter(tried.get().count())));
    return wait.isPositive()
        ? Outcome.refused(Problem.tooMany(wait))
        : Outcome.ok(tried.get().count() + 1);
  }

  static Duration delayAfter(int count) {
    if (count < FREE) {
      return Duration.ZERO;
    }
    var delay = Duration.ofSeconds(1L << Math.min(count - FREE, 30));
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }

  private static byte[] hash(String subject) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// What was tried so far.
  ///
  /// @param lastAt when the last attempt was counted
  record Tried(int count, Instant lastAt) {}
}
