package im.relation.friendship;

import im.relation.domain.Limits;
import im.relation.domain.Problem;
import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import java.nio.ByteBuffer;
import java.util.Base64;

/// The opaque token of a keyset page: where the page before ended. Pure.
final class PageToken {

  private static final int MAX_LENGTH = 64;
  private static final String RULE = "From the page before.";

  /// Two numbers of the last row, in the order of its sort.
  record Place(long first, long second) {

    /// Before every row that is sorted upwards.
    static final Place LOWEST = new Place(0, 0);

    /// Before every row that is sorted downwards.
    static final Place HIGHEST = new Place(Long.MAX_VALUE, Long.MAX_VALUE);

    String toToken() {
      byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(first).putLong(second).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
  }

  private PageToken() {}

  /// Where the page before ended. Problems: INVALID for what we did not make.
  ///
  /// @param start where an empty token begins
  static Outcome<Place> parse(String token, Place start) {
    if (token.isEmpty()) {
      return Outcome.ok(start);
    }
    var invalid = Outcome.<Place>refused(Problem.invalid("page_token", RULE));
    if (token.length() > MAX_LENGTH) {
      return invalid;
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      return bytes.remaining() == 2 * Long.BYTES
          ? Outcome.ok(new Place(bytes.getLong(), bytes.getLong()))
          : invalid;
    } catch (IllegalArgumentException notOurs) {
      return invalid;
    }
  }

  /// The person after whom a list by user id goes on. Problems: INVALID for what we did not make.
  static Outcome<UserId> parseId(String token) {
    return parse(token, Place.LOWEST)
        .then(
            place ->
                place.first() < 0
                    ? Outcome.refused(Problem.invalid("page_token", RULE))
                    : Outcome.ok(new UserId(place.first())));
  }

  /// The page's size. Problems: INVALID outside of 0 to 200.
  ///
  /// @param usual what 0 means
  static Outcome<Integer> size(int asked, int usual) {
    return asked < 0 || asked > Limits.PAGE_ROWS
        ? Outcome.refused(Problem.invalid("page_size", "1 to 200, or 0 for the usual size."))
        : Outcome.ok(asked == 0 ? usual : asked);
  }
}
