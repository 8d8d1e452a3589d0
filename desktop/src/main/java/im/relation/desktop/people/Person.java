package im.relation.desktop.people;

import im.relation.contract.account.v1.Profile;
import im.relation.domain.UserId;
import java.text.BreakIterator;
import java.util.Locale;

/// Somebody, as the windows show him; a value.
///
/// @param name the nickname, or the number where nothing else is known
/// @param username empty where there is none
public record Person(UserId id, String name, String username) {

  private static final int COLOURS = 8;

  /// Fibonacci hashing: ids of one moment get different colours.
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  static Person of(Profile profile) {
    var id = new UserId(profile.getUserId());
    var name = profile.getNickname().isBlank() ? profile.getUsername() : profile.getNickname();
    return new Person(id, name.isBlank() ? "#" + id : name, profile.getUsername());
  }

  static Person unknown(UserId id) {
    return new Person(id, "#" + id, "");
  }

  /// One letter of the first word and one of the last; of a script without blanks the first sign.
  public String initials() {
    var words = name.strip().split("\\s+", -1);
    var first = sign(words[0]);
    boolean latin = !first.isEmpty() && isLatin(first.codePointAt(0));
    return words.length > 1 && latin ? first + sign(words[words.length - 1]) : first;
  }

  private static boolean isLatin(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN;
  }

  private static String sign(String word) {
    var signs = BreakIterator.getCharacterInstance(Locale.ROOT);
    signs.setText(word);
    int end = signs.next();
    return end == BreakIterator.DONE ? "" : word.substring(0, end).toUpperCase(Locale.ROOT);
  }

  /// 0 to 7, the same for ever.
  public int colour() {
    return (int) Long.remainderUnsigned((id.value() * SPREAD) >>> 32, COLOURS);
  }
}
