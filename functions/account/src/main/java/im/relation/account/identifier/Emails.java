package im.relation.account.identifier;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The normal form of e-mail addresses: NFKC and lower case before the `@`, the domain in its ASCII
/// form (RFC 5890). At most 254 characters (RFC 5321 §4.5.3.1.3), 64 of them before the `@`.
///
/// Case before the `@` could matter by RFC 5321 §2.4; no provider lets it, and two accounts that
/// differ in case would be a trap.
final class Emails {

  static final String RULE = "An e-mail address of at most 254 characters, like name@example.com.";

  private static final int MAX = 254;
  private static final int MAX_LOCAL = 64;

  /// Dot-atoms of RFC 5322 §3.2.3, with letters of any script (RFC 6531). No quoted forms.
  private static final Pattern LOCAL =
      Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");

  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

  private Emails() {}

  static Optional<String> fold(String raw) {
    if (raw.length() > MAX) {
      return Optional.empty();
    }
    var text = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    int at = text.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    var local = text.substring(0, at).toLowerCase(Locale.ROOT);
    return domain(text.substring(at + 1))
        .map(domain -> local + "@" + domain)
        .filter(_ -> local.length() <= MAX_LOCAL && LOCAL.matcher(local).matches())
        .filter(folded -> folded.length() <= MAX);
  }

  private static Optional<String> domain(String text) {
    try {
      return Optional.of(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT))
          .filter(ascii -> DOMAIN.matcher(ascii).matches());
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
  }
}
