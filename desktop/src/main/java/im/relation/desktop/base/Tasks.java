package im.relation.desktop.base;

import im.relation.sdk.StoreException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which thread runs what.
///
/// @param window in order, on the thread that owns the scene; view models are confined to it
/// @param work for what waits for the store or the network
public record Tasks(Executor window, Executor work) {

  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

  /// Runs something that may wait. A store that is closed meanwhile, because its window is, is
  /// logged and no failure.
  public void background(Runnable task) {
    work.execute(
        () -> {
          try {
            task.run();
          } catch (StoreException failed) {
            LOG.atWarn().addKeyValue("reason", failed.reason()).log("the store could not be used");
          }
        });
  }

  /// Asks something that may wait and hands the answer to the window's thread.
  public <T> void ask(Supplier<T> question, Consumer<? super T> answer) {
    background(
        () -> {
          T value = question.get();
          window.execute(() -> answer.accept(value));
        });
  }
}
