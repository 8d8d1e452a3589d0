package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What was thrown on the window's thread and caught by nobody: the toolkit prints it and goes on,
/// and a test would pass over it.
final class Uncaught {

  private static final List<Throwable> THROWN = new CopyOnWriteArrayList<>();

  private Uncaught() {}

  /// From now on, for the thread that calls.
  static void collect() {
    Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> THROWN.add(thrown));
  }

  /// Fails with what was thrown since the last call.
  static void none() {
    var thrown = List.copyOf(THROWN);
    THROWN.clear();
    assertThat(thrown).as("thrown on the window's thread").isEmpty();
  }
}
