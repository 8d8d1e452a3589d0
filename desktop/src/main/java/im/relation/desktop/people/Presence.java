package im.relation.desktop.people;

import java.time.Instant;

/// Whether somebody is there.
public sealed interface Presence {

  /// Not told, or there is no connection.
  record Unknown() implements Presence {}

  record Online() implements Presence {}

  record LastSeen(Instant at) implements Presence {}
}
