package im.relation.runtime.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// In which order features are migrated: each after those it names, otherwise by name, so that it
/// is the same in every process.
final class MigrationOrder {

  private MigrationOrder() {}

  /// @throws IllegalArgumentException when two have one name, one is missing, or they form a cycle
  static List<FeatureMigration> of(Stream<FeatureMigration> features) {
    Map<String, FeatureMigration> waiting = new TreeMap<>();
    features.forEach(
        feature -> {
          if (waiting.put(feature.feature(), feature) != null) {
            throw new IllegalArgumentException("two migrations are named " + feature.feature());
          }
        });
    List<FeatureMigration> ordered = new ArrayList<>();
    List<String> done = new ArrayList<>();
    while (!waiting.isEmpty()) {
      FeatureMigration next =
          waiting.values().stream()
              .filter(feature -> done.containsAll(feature.after()))
              .min(Comparator.comparing(FeatureMigration::feature))
              .orElseThrow(() -> new IllegalArgumentException("no order for " + waiting.keySet()));
      waiting.remove(next.feature());
      done.add(next.feature());
      ordered.add(next);
    }
    return List.copyOf(ordered);
  }
}
