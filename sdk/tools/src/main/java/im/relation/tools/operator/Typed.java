package im.relation.tools.operator;

import im.relation.tools.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was typed after the command: words, and options wherever they stand.
///
/// @param words what is no option, in its order
record Typed(List<String> words, Arguments options) {

  /// Options of every command.
  private static final Set<String> VALUED =
      Set.of("--server", "--credential-file", "--data", "--ca");

  private static final Map<Command, Set<String>> OWN_VALUED =
      Map.of(Command.KICK, Set.of("--session"), Command.DEAD_LETTERS, Set.of("--limit"));

  private static final Map<Command, Set<String>> OWN_FLAGS =
      Map.of(Command.KICK, Set.of("--revoke"), Command.REPLAY, Set.of("--all"));

  Typed {
    words = List.copyOf(words);
  }

  /// Tells words from options.
  ///
  /// @throws IllegalArgumentException with a sentence for the one who typed them
  static Typed of(Command command, List<String> all) {
    var valued = union(VALUED, OWN_VALUED.getOrDefault(command, Set.of()));
    var words = new ArrayList<String>();
    var options = new ArrayList<String>();
    for (var each = all.iterator(); each.hasNext(); ) {
      var word = each.next();
      if (!word.startsWith("--")) {
        words.add(word);
        continue;
      }
      options.add(word);
      if (valued.contains(word) && each.hasNext()) {
        options.add(each.next());
      }
    }
    var flags = union(Set.of("--json"), OWN_FLAGS.getOrDefault(command, Set.of()));
    return new Typed(words, Arguments.of(options, valued, flags));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    return java.util.stream.Stream.of(one, other)
        .flatMap(Set::stream)
        .collect(java.util.stream.Collectors.toSet());
  }
}
