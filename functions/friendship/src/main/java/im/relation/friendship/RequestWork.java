package im.relation.friendship;

import im.relation.runtime.store.Ids;
import java.time.Clock;
import java.time.Instant;

/// What work on requests needs beside the tables. Thread-safe.
final class RequestWork {

  private final Ids ids;
  private final Clock clock;
  private final FriendshipSettings settings;

  RequestWork(Ids ids, Clock clock, FriendshipSettings settings) {
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
}
