package im.relation.friendship;

import im.relation.runtime.store.Ids;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// What work on requests needs beside the tables. Thread-safe.
final class RequestWork {

  /// How long a request stays after its last change.
  private static final Duration LIFE = Duration.ofDays(365);

  private static final int SWEEP_ROWS = 20;

  private final RequestSql requests;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;
  private final FriendshipSettings settings;

  RequestWork(
      RequestSql requests,
      Transactions transactions,
      Ids ids,
      Clock clock,
      FriendshipSettings settings) {
    this.requests = requests;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  FriendshipSettings settings() {
    return settings;
  }

  /// In whole milliseconds, as it is stored.
  Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  Instant expiry(Instant now) {
    return now.plus(settings.requestLife());
  }

  long newId() {
    return ids.next();
  }

  /// Deletes a few requests that nobody needs any more, in a transaction of its own.
  void sweep() {
    transactions.run(() -> requests.deleteOlderThan(now().minus(LIFE), SWEEP_ROWS));
  }
}
