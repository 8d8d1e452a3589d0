package im.relation.desktop.base;

import javafx.application.Platform;
import javafx.scene.Scene;

/// The toolkit's beat; on the window's thread.
public final class Pulse {

  private Pulse() {}

  /// Does something once, after the next pulse has laid out what the window shows; asks for that
  /// pulse.
  public static void after(Scene scene, Runnable task) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            task.run();
          }
        });
    Platform.requestNextPulse();
  }
}
