package im.relation.friendship;

import im.relation.contract.message.v1.EntryKind;
import im.relation.conversation.Conversations;
import im.relation.conversation.SystemEntries;
import im.relation.domain.ConversationId;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.friendship.RequestRow.State;
import im.relation.runtime.Outcome;
import java.time.Instant;

/// Makes two people friends, within a [PairWork] whose conversation is locked: both edges, who may
/// send, the FRIENDS_SINCE entry that opens the conversation, and a notice to each. Thread-safe.
final class Befriend {

  private final FriendSql friends;
  private final RequestSql requests;
  private final Conversations conversations;
  private final SystemEntries entries;
  private final Notices notices;

  Befriend(
      FriendSql friends,
      RequestSql requests,
      Conversations conversations,
      SystemEntries entries,
      Notices notices) {
    this.friends = friends;
    this.requests = requests;
    this.conversations = conversations;
    this.entries = entries;
    this.notices = notices;
  }

  /// How many friends each has.
  record Counts(int mine, int theirs) {}

  Counts counts(Pair pair) {
    return new Counts(
        friends.countActive(pair.mine().owner()), friends.countActive(pair.theirs().owner()));
  }

  /// Whether both have room. Problems: NOT_ALLOWED.
  static Outcome<Counts> decide(Counts counts, FriendshipSettings settings) {
    if (counts.mine() >= settings.maxFriends()) {
      return Outcome.refused(
          Problem.of(ProblemCode.NOT_ALLOWED, "You have as many friends as one may have."));
    }
    return counts.theirs() >= settings.maxFriends()
        ? Outcome.refused(ProblemCode.NOT_ALLOWED)
        : Outcome.ok(counts);
  }

  /// Writes it; gives the caller's new edge.
  ///
  /// @param request stored, and open or already accepted; it is accepted now
  /// @param remark the caller's private note
  Edge write(
      Pair pair, ConversationId conversation, RequestRow request, String remark, Instant now) {
    var accepted = request.with(State.ACCEPTED, now);
    boolean asked = accepted.from().equals(pair.mine().owner());
    var theirRemark = asked ? "" : accepted.words().remark();
    var source = accepted.words().source();
    var mine = pair.mine().begun(conversation, remark, source, now);
    var theirs = pair.theirs().begun(conversation, theirRemark, source, now);
    friends.begin(mine);
    friends.begin(theirs);
    requests.update(accepted);
    conversations.setMaySend(conversation, !pair.isBlocked());
    entries.append(conversation, EntryKind.ENTRY_KIND_FRIENDS_SINCE);
    notices.requestToBoth(accepted, now);
    notices.friend(mine);
    notices.friend(theirs);
    return mine;
  }
}
