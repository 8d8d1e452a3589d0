package im.relation.account.profile;

import im.relation.domain.Problem;
import im.relation.runtime.Outcome;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;

/// The rules of what people write about themselves. Pure.
public final class ProfileText {

  private static final int NICKNAME = 64;
  private static final int AVATAR_URL = 512;

  private ProfileText() {}

  /// Composed (NFC), without space around it: 1 to 64 characters, none of them a control. Problems:
  /// INVALID.
  public static Outcome<String> nickname(String raw) {
    var text = raw.length() > 4 * NICKNAME ? "" : Normalizer.normalize(raw, Normalizer.Form.NFC);
    var nickname = text.strip();
    long length = nickname.codePoints().count();
    boolean good =
        length >= 1
            && length <= NICKNAME
            && nickname.codePoints().noneMatch(ProfileText::isUnseemly);
    return good
        ? Outcome.ok(nickname)
        : Outcome.refused(
            Problem.invalid("nickname", "1 to 64 characters, no control characters."));
  }

  /// Empty, or an https address with a host of at most 512 characters. Problems: INVALID.
  public static Outcome<String> avatarUrl(String raw) {
    boolean good = raw.isEmpty() || (raw.length() <= AVATAR_URL && isHttps(raw));
    return good
        ? Outcome.ok(raw)
        : Outcome.refused(
            Problem.invalid("avatar_url", "An https address of at most 512 characters, or empty."));
  }

  /// Controls, line breaks, and the marks that turn the direction of the text around them; the last
  /// let a name pretend to be another line of the screen.
  private static boolean isUnseemly(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default ->
          (codePoint >= 0x202A && codePoint <= 0x202E)
              || (codePoint >= 0x2066 && codePoint <= 0x2069);
    };
  }

  private static boolean isHttps(String raw) {
    try {
      var uri = new URI(raw);
      return "https".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }
}
