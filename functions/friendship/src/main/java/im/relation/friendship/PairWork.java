package im.relation.friendship;

import im.relation.conversation.Conversations;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.runtime.store.Transactions;
import java.util.Optional;
import java.util.function.Function;

/// Runs a change between two people in one transaction with the locks in their order: the DIRECT
/// conversation, then both rows of the pair. Thread-safe.
final class PairWork {

  /// A conversation may appear once between two tries, and never goes away.
  private static final int TRIES = 3;

  private final Conversations conversations;
  private final FriendSql friends;
  private final Transactions transactions;

  PairWork(Conversations conversations, FriendSql friends, Transactions transactions) {
    this.conversations = conversations;
    this.friends = friends;
    this.transactions = transactions;
  }

  /// What is locked.
  ///
  /// @param conversation empty where there is none, or was none before the pair was locked
  record Locked(Pair pair, Optional<ConversationId> conversation) {

    /// Somebody made the conversation while this transaction waited for the pair: begin anew.
    boolean isLate() {
      return conversation.isEmpty() && pair.conversation().isPresent();
    }
  }

  /// What a try came to.
  sealed interface Step<R> {
    /// The answer.
    record Done<R>(R value) implements Step<R> {}

    /// Nothing was written; begin anew with the conversation locked first.
    ///
    /// @param open whether to make it where there is none
    record Again<R>(boolean open) implements Step<R> {}
  }

  /// Runs it, again where it asks for that, and gives its answer.
  ///
  /// @param work reads, decides and writes within the transaction; run again from its beginning
  ///   after a deadlock
  <R> R run(UserId caller, UserId other, Function<Locked, Step<R>> work) {
    boolean open = false;
    for (int i = 0; i < TRIES; i++) {
      boolean make = open;
      switch (transactions.call(() -> attempt(caller, other, make, work))) {
        case Step.Done<R>(var value) -> {
          return value;
        }
        case Step.Again<R>(var wanted) -> open = wanted;
      }
    }
    throw new IllegalStateException("no conversation in " + TRIES + " tries");
  }

  private <R> Step<R> attempt(
      UserId caller, UserId other, boolean make, Function<Locked, Step<R>> work) {
    var conversation =
        make || conversations.direct(caller, other).isPresent()
            ? Optional.of(conversations.openDirect(caller, other))
            : Optional.<ConversationId>empty();
    var locked = new Locked(friends.lock(caller, other), conversation);
    return locked.isLate() ? new Step.Again<>(false) : work.apply(locked);
  }
}
