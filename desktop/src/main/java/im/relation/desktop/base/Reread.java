package im.relation.desktop.base;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Reads something again whenever it may have changed: one reading at a time and ten in a second,
/// however often it is asked for, and one more after the last change. Confined to the window's
/// thread.
public final class Reread<T> {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Tasks tasks;
  private final Supplier<T> read;
  private final Consumer<? super T> shown;
  private final Paced paced;
  private boolean running;
  private boolean again;

  public Reread(Tasks tasks, Supplier<T> read, Consumer<? super T> shown) {
    this.tasks = tasks;
    this.read = read;
    this.shown = shown;
    this.paced = new Paced(tasks.window(), PAUSE, this::start);
  }

  public void ask() {
    paced.ask();
  }

  private void start() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    tasks.background(
        () -> {
          try {
            T value = read.get();
            tasks.window().execute(() -> shown.accept(value));
          } finally {
            tasks.window().execute(this::ended);
          }
        });
  }

  private void ended() {
    running = false;
    if (again) {
      again = false;
      ask();
    }
  }
}
