package im.relation.sdk;

import java.util.List;

/// A page of what a search found.
///
/// @param entries the newest first
/// @param more whether older ones may follow
/// @param position where the next page begins; nothing to read in it
public record SearchPage(List<Entry> entries, boolean more, long position) {

  public SearchPage {
    entries = List.copyOf(entries);
  }
}
