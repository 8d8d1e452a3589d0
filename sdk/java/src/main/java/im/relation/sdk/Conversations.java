package im.relation.sdk;

import im.relation.contract.delivery.v1.ConversationState;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.internal.log.Unread;
import im.relation.sdk.internal.store.ConversationRow;
import im.relation.sdk.internal.store.ConversationSql;
import im.relation.sdk.internal.store.EntrySql;
import im.relation.sdk.internal.store.Store;
import im.relation.sdk.internal.store.Tx;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The caller's conversations, from the store: readable without a network. Safe for any thread.
public final class Conversations {

  private final Store store;
  private final UserId me;

  Conversations(Store store, UserId me) {
    this.store = store;
    this.me = me;
  }

  /// All, the newest entry first.
  public List<Conversation> list() {
    return store.read(
        tx -> ConversationSql.all(tx).stream().map(row -> conversation(tx, row)).toList());
  }

  public Optional<Conversation> find(ConversationId id) {
    return store.read(tx -> ConversationSql.find(tx, id.value()).map(row -> conversation(tx, row)));
  }

  /// The DIRECT conversation with a person.
  public Optional<Conversation> with(UserId peer) {
    return list().stream().filter(one -> peer.equals(one.peer())).findFirst();
  }

  /// Unread of all conversations.
  public long unread() {
    return list().stream().mapToLong(Conversation::unread).sum();
  }

  private Conversation conversation(Tx tx, ConversationRow row) {
    ConversationState state = row.state();
    UserId peer = state.getPeerId() > 0 ? new UserId(state.getPeerId()) : null;
    return new Conversation(
        new ConversationId(row.id()),
        state.getKind(),
        peer,
        new Conversation.Newest(
            new Sequence(row.newest()),
            state.getNewestAtMillis(),
            state.getMaySend(),
            newest(state)),
        row.cursors(),
        unread(tx, row));
  }

  private static @Nullable Entry newest(ConversationState state) {
    return state.hasNewest() ? new Entry(state.getNewest()) : null;
  }

  private long unread(Tx tx, ConversationRow row) {
    long floor = row.firstReadable() - 1;
    long after = Math.max(row.read(), floor);
    boolean complete =
        row.top() >= row.newest()
            && ConversationSql.holes(tx, row.id(), after + 1, row.top()).isEmpty();
    return Unread.of(
        new Unread.Known(
            after,
            complete,
            row.state().getUnread(),
            Math.max(row.state().getReadSequence(), floor),
            row.servedAsOf()),
        sequence -> EntrySql.countable(tx, row.id(), sequence, me));
  }
}
