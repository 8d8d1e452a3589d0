package im.relation.sdk.internal.engine;

import im.relation.contract.socket.v1.Submit;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.sdk.PendingMessage;
import im.relation.sdk.SendState;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// A send as the application sees it. Moved by the engine's thread only.
final class Pending implements PendingMessage {

  private final Submit submit;
  private final String text;
  private final Instant queuedAt;
  private final CompletableFuture<SendState> outcome = new CompletableFuture<>();
  private volatile SendState state;

  Pending(Submit submit, String text, Instant queuedAt, SendState state) {
    this.submit = submit;
    this.text = text;
    this.queuedAt = queuedAt;
    this.state = state;
    completeIfFinal(state);
  }

  void moveTo(SendState next) {
    if (state instanceof SendState.Accepted) {
      return; // where Refused and Accepted both arrive, Accepted wins
    }
    state = next;
    completeIfFinal(next);
  }

  private void completeIfFinal(SendState next) {
    switch (next) {
      case SendState.Accepted accepted -> outcome.complete(accepted);
      case SendState.Refused refused -> outcome.complete(refused);
      case SendState.Queued ignored -> {}
      case SendState.Submitted ignored -> {}
    }
  }

  @Override
  public ConversationId conversation() {
    return new ConversationId(submit.getConversationId());
  }

  @Override
  public ClientMessageId clientMessageId() {
    return ClientMessageId.of(submit.getClientMessageId().toByteArray());
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Instant queuedAt() {
    return queuedAt;
  }

  @Override
  public SendState state() {
    return state;
  }

  @Override
  public CompletableFuture<SendState> outcome() {
    return outcome.copy(); // completing a copy changes nothing here
  }
}
