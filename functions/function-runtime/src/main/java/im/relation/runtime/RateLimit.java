package im.relation.runtime;

import im.relation.domain.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A token bucket per key, of the keys seen last. It counts in this process alone: with n processes
/// behind one balancer the limit is up to n times as high, and a restart forgets. That bounds a
/// scraper well enough, costs no call to Redis, and there is nothing to decide when Redis is down.
/// Thread-safe.
///
/// @param <K> who is limited
public final class RateLimit<K> {

  /// Keys remembered, 10,000 (about 1 MiB); the one used longest ago is forgotten first.
  private static final int MAX_KEYS = 10_000;

  private record Bucket(double left, Instant at) {}

  private final int most;
  private final Duration window;
  private final Clock clock;
  private final Map<K, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
          return size() > MAX_KEYS;
        }
      };

  /// A limit that nobody has used yet.
  ///
  /// @param most so many at once, and so many per window in the long run
  public RateLimit(int most, Duration window, Clock clock) {
    this.most = most;
    this.window = window;
    this.clock = clock;
  }

  /// Takes one; the value given back on success is the one passed in. Problems: RESOURCE_EXHAUSTED
  /// with the time until there is one.
  public synchronized <T> Outcome<T> take(K key, T value) {
    var now = clock.instant();
    var bucket = buckets.getOrDefault(key, new Bucket(most, now));
    double perNano = (double) most / window.toNanos();
    double passed = Math.max(0, Duration.between(bucket.at(), now).toNanos());
    double left = Math.min(most, bucket.left() + passed * perNano);
    if (left < 1) {
      return Outcome.refused(
          Problem.tooMany(Duration.ofNanos((long) Math.ceil((1 - left) / perNano))));
    }
    buckets.put(key, new Bucket(left - 1, now));
    return Outcome.ok(value);
  }
}
