package im.relation.account.credential;

import im.relation.domain.Problem;
import im.relation.runtime.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a new password must be: 8 to 128 characters, not a common one, not made of the account's
/// name (NIST SP 800-63B §3.1.1: length and a block list, no rules of composition). Pure.
public final class PasswordRule {

  private static final int MIN = 8;

  /// Names shorter than this are found in too many good passwords.
  private static final int MIN_NAME = 4;

  /// Rows and runs that people walk along; either direction.
  private static final String[] WALKS = {
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1q2w3e4r5t6y7u8i9o0p"
  };

  private static final Set<String> COMMON = load();

  private PasswordRule() {}

  /// The password as it is hashed, or why it will not do.
  ///
  /// @param field the request's field, for the refusal
  /// @param names what the account is called, folded
  public static Outcome<Password> check(String field, String raw, Collection<String> names) {
    var password = Password.typed(raw);
    long length = password.text().codePoints().count();
    if (length < MIN || length > Password.MAX) {
      return Outcome.refused(Problem.invalid(field, "A password has 8 to 128 characters."));
    }
    var folded = password.text().toLowerCase(Locale.ROOT);
    if (isCommon(folded)) {
      return Outcome.refused(Problem.invalid(field, "This password is among the first guesses."));
    }
    if (names.stream().anyMatch(name -> name.length() >= MIN_NAME && folded.contains(name))) {
      return Outcome.refused(Problem.invalid(field, "A password must not contain the name."));
    }
    return Outcome.ok(password);
  }

  private static boolean isCommon(String folded) {
    if (COMMON.contains(folded) || folded.codePoints().distinct().count() <= 2) {
      return true;
    }
    for (String walk : WALKS) {
      if (walk.contains(folded) || new StringBuilder(walk).reverse().indexOf(folded) >= 0) {
        return true;
      }
    }
    return isRepeated(folded);
  }

  /// A short word said again and again, like `abcdabcd`.
  private static boolean isRepeated(String folded) {
    for (int part = 1; part <= 4; part++) {
      if (folded.length() % part == 0
          && folded.equals(folded.substring(0, part).repeat(folded.length() / part))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> load() {
    try (InputStream in = PasswordRule.class.getResourceAsStream("common-passwords.txt")) {
      if (in == null) {
        throw new IllegalStateException("common-passwords.txt is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
