package im.relation.tools.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run found, and what a person should know beside it.
///
/// @param failure what ended it early or must not be; null where nothing did
record Found(
    Report report, List<String> remarks, List<Series.Second> series, @Nullable String failure) {

  Found {
    remarks = List.copyOf(remarks);
    series = List.copyOf(series);
  }

  boolean right() {
    return failure == null && report.sum().right();
  }
}
