package im.relation.desktop.bench;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.fxmisc.richtext.GenericStyledArea;

/// What a probe finds in the client's window; on the window's thread.
final class Shown {

  /// As many as fill the window that [DesktopBench] asks for.
  static final int MESSAGES = 20;

  private static final long LOOK_NANOS = 5_000_000;

  private Shown() {}

  /// Hands something to the window's thread, as soon as the toolkit has one.
  static void whenThereIsAWindowThread(Runnable task) {
    while (true) {
      try {
        Platform.runLater(task);
        return;
      } catch (IllegalStateException notYet) {
        LockSupport.parkNanos(LOOK_NANOS); // one that spins takes one of two cores from the start
      }
    }
  }

  static Optional<Scene> scene() {
    return Window.getWindows().stream().map(Window::getScene).findFirst();
  }

  static Optional<Node> node(String selector) {
    return scene().flatMap(scene -> Optional.ofNullable(scene.getRoot().lookup(selector)));
  }

  /// Does something at the first pulse that has laid out what is awaited, as soon as there is a
  /// window.
  static void atPulse(BooleanSupplier holds, Runnable then) {
    var window = scene();
    if (window.isPresent()) {
      atPulse(window.get(), holds, then);
      return;
    }
    Window.getWindows()
        .addListener(
            new InvalidationListener() {
              @Override
              public void invalidated(Observable windows) {
                Window.getWindows().removeListener(this);
                atPulse(holds, then);
              }
            });
  }

  private static void atPulse(Scene scene, BooleanSupplier holds, Runnable then) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            if (holds.getAsBoolean()) {
              scene.removePostLayoutPulseListener(this);
              then.run();
            }
          }
        });
  }

  /// Keeps pulses coming, as a window that changes does.
  static void keepPulsing() {
    new AnimationTimer() {
      @Override
      public void handle(long now) {}
    }.start();
  }

  /// How many messages are laid out.
  static long messages() {
    return scene()
        .map(
            scene ->
                scene.getRoot().lookupAll(".message").stream()
                    .filter(node -> node.getLayoutBounds().getHeight() > 0)
                    .count())
        .orElse(0L);
  }

  /// Whether the composer takes a key: it is typed once for each call until it stands there.
  static boolean types(String sign) {
    var area = node("#composer").map(node -> (GenericStyledArea<?, ?, ?>) node);
    if (area.isEmpty() || !area.get().isFocused()) {
      return false;
    }
    Event.fireEvent(
        area.get(),
        new KeyEvent(KeyEvent.KEY_TYPED, sign, "", KeyCode.UNDEFINED, false, false, false, false));
    return area.get().getText().contains(sign);
  }

  static void presses(KeyCode key, boolean control, boolean alt) {
    scene()
        .ifPresent(
            scene ->
                Event.fireEvent(
                    Optional.ofNullable(scene.getFocusOwner()).orElse(scene.getRoot()),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, alt, false)));
  }

  /// Ends the process, from a thread that the toolkit does not wait for: without a display it does
  /// not end with its last window.
  static void exit() {
    var _ = Thread.ofPlatform().start(() -> System.exit(0));
  }
}
