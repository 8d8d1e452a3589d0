package im.relation.sdk;

import java.util.List;

/// A page of a log.
///
/// @param entries ascending by sequence
/// @param moreBefore whether the log goes on before the first one
/// @param moreAfter whether the log goes on after the last one
/// @param complete false where entries are missing because the service could not be asked
public record HistoryPage(
    List<Entry> entries, boolean moreBefore, boolean moreAfter, boolean complete) {

  public HistoryPage {
    entries = List.copyOf(entries);
  }
}
