package im.relation.desktop.chat;

import im.relation.desktop.emoji.Emoji;
import im.relation.desktop.emoji.EmojiTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the word before the caret may become. Emoji by name for now; people come with groups.
///
/// @param length how many characters before the caret it replaces
/// @param choices at least one, the best first
record Completion(int length, List<Choice> choices) {

  /// @param emoji what is shown beside the label
  /// @param inserted what stands in the text afterwards
  record Choice(Emoji emoji, String label, String inserted) {}

  private static final int MOST = 6;

  /// A colon at the beginning of a word and at least two characters of a name.
  private static final Pattern EMOJI = Pattern.compile("(?:^|\\s):([a-z0-9_+-]{2,})(:?)$");

  /// The completion of a text that ends at the caret.
  static Optional<Completion> of(String beforeCaret) {
    var found = EMOJI.matcher(beforeCaret);
    if (!found.find()) {
      return Optional.empty();
    }
    var name = found.group(1);
    boolean whole = !found.group(2).isEmpty();
    var emoji =
        whole
            ? EmojiTable.get().named(name).stream().toList()
            : EmojiTable.get().search(name, MOST);
    int length = name.length() + 1 + found.group(2).length();
    return emoji.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Completion(
                length,
                emoji.stream().map(one -> new Choice(one, one.shortName(), one.text())).toList()));
  }

  /// Whether the name is written to its end: then the first choice is taken at once.
  boolean isWhole(String beforeCaret) {
    return beforeCaret.endsWith(":");
  }
}
