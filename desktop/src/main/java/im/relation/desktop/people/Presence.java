package im.relation.desktop.people;

import im.relation.desktop.text.Dates;
import im.relation.desktop.text.Texts;
import java.time.Instant;

/// Whether somebody is there.
public sealed interface Presence {

  /// Not told, or there is no connection.
  record Unknown() implements Presence {}

  record Online() implements Presence {}

  record LastSeen(Instant at) implements Presence {}

  /// What stands under a name; empty where nothing is known.
  default String words(Texts texts, Dates dates) {
    return switch (this) {
      case Unknown _ -> "";
      case Online _ -> texts.of("presence.online");
      case LastSeen(var at) -> dates.lastSeen(at);
    };
  }
}
