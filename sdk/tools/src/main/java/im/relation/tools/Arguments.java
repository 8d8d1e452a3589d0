package im.relation.tools;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Options of a program: `--name value` or `--flag`.
///
/// @param values by name
/// @param flags that were given
public record Arguments(Map<String, String> values, Set<String> flags) {

  public Arguments {
    values = Map.copyOf(values);
    flags = Set.copyOf(flags);
  }

  /// Reads what was typed.
  ///
  /// @param valued names that take a value
  /// @param known names that take none
  /// @throws IllegalArgumentException with a sentence for the one who typed them
  public static Arguments of(List<String> words, Set<String> valued, Set<String> known) {
    var values = new HashMap<String, String>();
    var flags = new HashSet<String>();
    for (var word = words.iterator(); word.hasNext(); ) {
      var name = word.next();
      if (known.contains(name)) {
        flags.add(name);
      } else if (valued.contains(name) && word.hasNext()) {
        values.put(name, word.next());
      } else if (valued.contains(name)) {
        throw new IllegalArgumentException(name + " takes a value.");
      } else {
        throw new IllegalArgumentException("There is no option " + name + ".");
      }
    }
    return new Arguments(values, flags);
  }

  public boolean has(String flag) {
    return flags.contains(flag);
  }

  public String value(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }
}
