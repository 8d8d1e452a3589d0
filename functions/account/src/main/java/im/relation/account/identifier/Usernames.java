package im.relation.account.identifier;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The normal form of usernames: NFKC, case-folded, 4 to 32 letters, digits or `_`.
///
/// Scripts may be mixed only as Unicode's "highly restrictive" level allows (UTS 39 §5.2), so that
/// a Cyrillic letter inside a Latin name cannot pass for somebody else.
final class Usernames {

  static final String RULE = "4 to 32 letters, digits or _ of one script, and not a reserved name.";

  private static final int MIN = 4;
  private static final int MAX = 32;

  /// Names that people would take for the operator's.
  private static final Set<String> RESERVED =
      Set.of(
          "abuse",
          "account",
          "accounts",
          "admin",
          "administrator",
          "anonymous",
          "everybody",
          "everyone",
          "help",
          "helpdesk",
          "hostmaster",
          "info",
          "moderator",
          "nobody",
          "notice",
          "noreply",
          "no_reply",
          "official",
          "operator",
          "owner",
          "postmaster",
          "root",
          "security",
          "service",
          "settings",
          "staff",
          "support",
          "sysadmin",
          "system",
          "team",
          "undefined",
          "unknown",
          "user",
          "webmaster",
          "deleted",
          "deleted_user",
          "here",
          "null",
          "channel");

  private static final List<Set<UnicodeScript>> MIXES =
      List.of(
          EnumSet.of(
              UnicodeScript.LATIN,
              UnicodeScript.HAN,
              UnicodeScript.HIRAGANA,
              UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

  private Usernames() {}

  static Optional<String> fold(String raw) {
    if (raw.length() > 4 * MAX) {
      return Optional.empty();
    }
    var folded = caseFold(Normalizer.normalize(raw, Normalizer.Form.NFKC));
    long length = folded.codePoints().count();
    boolean good =
        length >= MIN
            && length <= MAX
            && folded.codePoints().allMatch(Usernames::isAllowed)
            && isOneWriting(folded)
            && !RESERVED.contains(folded);
    return good ? Optional.of(folded) : Optional.empty();
  }

  /// Full case folding by way of upper case: `ß` becomes `ss`, and a final sigma is a sigma.
  static String caseFold(String text) {
    var lower = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    return Normalizer.normalize(lower, Normalizer.Form.NFKC);
  }

  private static boolean isAllowed(int codePoint) {
    return codePoint == '_' || Character.isLetter(codePoint) || Character.isDigit(codePoint);
  }

  private static boolean isOneWriting(String text) {
    var scripts = EnumSet.noneOf(UnicodeScript.class);
    text.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
    scripts.remove(UnicodeScript.COMMON);
    scripts.remove(UnicodeScript.INHERITED);
    return scripts.size() <= 1 || MIXES.stream().anyMatch(mix -> mix.containsAll(scripts));
  }
}
