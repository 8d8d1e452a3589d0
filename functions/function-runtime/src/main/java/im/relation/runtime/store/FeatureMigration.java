package im.relation.runtime.store;

import java.util.List;
import java.util.regex.Pattern;

/// A feature's tables: `db/<feature>/V<n>__<name>.sql` on the class path, with the history in table
/// `flyway_<feature>`. A feature registers one as a bean.
///
/// @param feature lower-case letters, digits and `_`, at most 40
/// @param after features whose tables this one's migrations name
public record FeatureMigration(String feature, List<String> after) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  public FeatureMigration {
    after = List.copyOf(after);
    if (!NAME.matcher(feature).matches()) {
      throw new IllegalArgumentException("not a feature's name: " + feature);
    }
  }

  public FeatureMigration(String feature) {
    this(feature, List.of());
  }

  String location() {
    return "classpath:db/" + feature;
  }

  String table() {
    return "flyway_" + feature;
  }
}
