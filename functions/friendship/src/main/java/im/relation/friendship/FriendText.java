package im.relation.friendship;

import im.relation.contract.friendship.v1.FriendSource;
import im.relation.domain.Problem;
import im.relation.domain.UserId;
import im.relation.runtime.Outcome;

/// The rules of what a request may hold. Pure.
final class FriendText {

  private static final int REASON = 200;
  private static final int REMARK = 64;

  private FriendText() {}

  /// What one person tells the other. Problems: INVALID over 200 characters.
  static Outcome<String> reason(String raw) {
    return text("reason", raw, REASON, "At most 200 characters, no control characters.");
  }

  /// A private note. Problems: INVALID over 64 characters.
  static Outcome<String> remark(String raw) {
    return text("remark", raw, REMARK, "At most 64 characters, no control characters.");
  }

  static Outcome<FriendSource> source(FriendSource source) {
    return source == FriendSource.UNRECOGNIZED
        ? Outcome.refused(Problem.invalid("source", "There is no such source."))
        : Outcome.ok(source);
  }

  /// Somebody other than the caller. Problems: INVALID.
  static Outcome<UserId> other(UserId caller, long raw) {
    return raw <= 0 || raw == caller.value()
        ? Outcome.refused(Problem.invalid("user_id", "The id of somebody else."))
        : Outcome.ok(new UserId(raw));
  }

  private static Outcome<String> text(String field, String raw, int most, String rule) {
    var text = raw.strip();
    boolean good =
        text.length() <= 2 * most
            && text.codePoints().count() <= most
            && text.codePoints().allMatch(c -> c == '\n' || !Character.isISOControl(c));
    return good ? Outcome.ok(text) : Outcome.refused(Problem.invalid(field, rule));
  }
}
