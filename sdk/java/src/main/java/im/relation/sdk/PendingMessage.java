package im.relation.sdk;

import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// One send on its way. Safe for any thread.
public interface PendingMessage {

  ConversationId conversation();

  /// Minted once for this send and kept over every resend and restart.
  ClientMessageId clientMessageId();

  /// What is being sent.
  String text();

  /// When it was put into the queue, by this device's clock.
  Instant queuedAt();

  SendState state();

  /// Completes with the first [SendState.Accepted] or [SendState.Refused]; never exceptionally.
  /// Completed on the client's own thread: attach long work with an executor.
  CompletableFuture<SendState> outcome();
}
