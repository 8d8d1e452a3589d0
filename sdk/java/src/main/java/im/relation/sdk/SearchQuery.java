package im.relation.sdk;

import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What to look for in the messages that this device holds.
///
/// @param text words, all of which must occur, in any order; each may be the beginning of a longer
///   one, and in scripts without blanks a part. Case, accents and width do not matter. Text without
///   a letter or a digit finds nothing
/// @param conversation only in this one
/// @param sender only by this person
/// @param from only accepted then or later
/// @param until only accepted earlier
public record SearchQuery(
    String text,
    @Nullable ConversationId conversation,
    @Nullable UserId sender,
    @Nullable Instant from,
    @Nullable Instant until) {

  /// Anywhere, by anybody, at any time.
  public static SearchQuery of(String text) {
    return new SearchQuery(text, null, null, null, null);
  }

  public SearchQuery in(ConversationId only) {
    return new SearchQuery(text, only, sender, from, until);
  }

  public SearchQuery by(UserId only) {
    return new SearchQuery(text, conversation, only, from, until);
  }

  public SearchQuery between(Instant first, Instant end) {
    return new SearchQuery(text, conversation, sender, first, end);
  }
}
