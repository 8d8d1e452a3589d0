package im.relation.account.identifier;

import im.relation.domain.Problem;
import im.relation.runtime.Outcome;

/// A username or an e-mail address in its normal form. Made by the same functions wherever one is
/// written or looked up, so that two spellings of one name can never be two accounts.
///
/// @param value 4 to 254 characters, folded; never put into a log
public record LoginIdentifier(Kind kind, String value) {

  /// What it is; the number is stored.
  public enum Kind {
    USERNAME(1),
    EMAIL(2);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }

    static Kind of(int number) {
      return number == USERNAME.number ? USERNAME : EMAIL;
    }
  }

  /// Folds a username. Problems: INVALID, also for reserved names.
  public static Outcome<LoginIdentifier> username(String raw) {
    return Usernames.fold(raw)
        .<Outcome<LoginIdentifier>>map(
            folded -> Outcome.ok(new LoginIdentifier(Kind.USERNAME, folded)))
        .orElseGet(() -> Outcome.refused(Problem.invalid("username", Usernames.RULE)));
  }

  /// Folds an e-mail address. Problems: INVALID.
  public static Outcome<LoginIdentifier> email(String raw) {
    return Emails.fold(raw)
        .<Outcome<LoginIdentifier>>map(
            folded -> Outcome.ok(new LoginIdentifier(Kind.EMAIL, folded)))
        .orElseGet(() -> Outcome.refused(Problem.invalid("email", Emails.RULE)));
  }

  /// An e-mail address where there is an `@`, else a username. Problems: INVALID.
  public static Outcome<LoginIdentifier> of(String raw) {
    return raw.indexOf('@') >= 0 ? email(raw) : username(raw);
  }

  /// The part that a person would also put into a password: all of a username, what stands before
  /// the `@` of an address.
  public String name() {
    return switch (kind) {
      case USERNAME -> value;
      case EMAIL -> value.substring(0, value.indexOf('@'));
    };
  }

  /// Without the value, which must not reach a log.
  @Override
  public String toString() {
    return kind.name();
  }
}
