package im.relation.sdk.internal.engine;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Asks functions without holding up the engine: each question on a virtual thread of its own, the
/// answer as a task. How many run at once is bounded by those who ask.
final class Asker {

  private final Mailbox mailbox;

  Asker(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  <R> void ask(Supplier<R> question, BiConsumer<Turn, R> then) {
    Thread.ofVirtual()
        .name("im-ask")
        .start(
            () -> {
              R answer = question.get();
              try {
                mailbox.put(turn -> then.accept(turn, answer));
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
