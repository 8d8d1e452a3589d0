package im.relation.sdk.internal.store;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Text as the index takes it, and what a person types as a question to it; pure.
///
/// The tokenizer cuts at blanks and folds case and accents. Scripts that are written without blanks
/// get one round each of their characters, on both sides, and are asked for as a phrase: so one
/// character, two, or a part of a word are found. Wide and narrow forms of a character are the same
/// (NFKC).
final class SearchText {

  private SearchText() {}

  static String indexed(String text) {
    var normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var spaced = new StringBuilder(normal.length() + 16);
    normal
        .codePoints()
        .forEach(
            point -> {
              if (standsAlone(point)) {
                spaced.append(' ').appendCodePoint(point).append(' ');
              } else {
                spaced.appendCodePoint(point);
              }
            });
    return spaced.toString();
  }

  /// Every word, each also as the beginning of a longer one; empty where there is no letter and no
  /// digit to look for. Nothing that is typed is an operator.
  static Optional<String> asked(String typed) {
    var words =
        Arrays.stream(Normalizer.normalize(typed, Normalizer.Form.NFKC).split("\\s+", -1))
            .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
            .map(word -> "\"" + indexed(word).replaceAll("[\"\\p{Cntrl}]", " ").strip() + "\" *")
            .collect(Collectors.joining(" AND "));
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  private static boolean standsAlone(int point) {
    return switch (UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
