package im.relation.sdk.internal.store;

import im.relation.contract.delivery.v1.ConversationState;
import im.relation.contract.message.v1.ConversationKind;
import im.relation.domain.Sequence;
import im.relation.sdk.Cursors;

/// A conversation in the store.
///
/// @param state as the service last said; cursors moved by CursorAdvanced are in it
/// @param top all up to here was told to listeners; what is missing below is a hole
/// @param read how far the caller has read here; never behind the service's
/// @param delivered the greatest sequence by others that this device holds; DIRECT only
/// @param servedAsOf the newest sequence that `state.unread` counts
public record ConversationRow(
    ConversationState state, long top, long read, long delivered, long servedAsOf) {

  public long id() {
    return state.getConversationId();
  }

  public boolean isDirect() {
    return state.getKind() == ConversationKind.CONVERSATION_KIND_DIRECT;
  }

  /// The newest sequence known of.
  public long newest() {
    return Math.max(top, state.getNewestSequence());
  }

  public long firstReadable() {
    return Math.max(1, state.getFirstReadableSequence());
  }

  /// How far the caller and, in DIRECT, the peer have come.
  public Cursors cursors() {
    return new Cursors(
        new Sequence(read),
        new Sequence(Math.max(delivered, state.getDeliveredSequence())),
        new Sequence(state.getPeerReadSequence()),
        new Sequence(state.getPeerDeliveredSequence()));
  }

  public ConversationRow withState(ConversationState changed) {
    return new ConversationRow(changed, top, read, delivered, servedAsOf);
  }

  public ConversationRow withTop(long moved) {
    return new ConversationRow(state, moved, read, delivered, servedAsOf);
  }

  public ConversationRow withRead(long moved) {
    return new ConversationRow(state, top, Math.max(read, moved), delivered, servedAsOf);
  }

  public ConversationRow withDelivered(long moved) {
    return new ConversationRow(state, top, read, Math.max(delivered, moved), servedAsOf);
  }

  public ConversationRow withServedAsOf(long sequence) {
    return new ConversationRow(state, top, read, delivered, sequence);
  }
}
