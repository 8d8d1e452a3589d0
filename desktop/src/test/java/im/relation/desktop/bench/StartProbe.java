package im.relation.desktop.bench;

import im.relation.desktop.DesktopMain;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import javafx.animation.AnimationTimer;

/// Starts the client and ends it at the first pulse that shows the newest messages of the last
/// conversation and a composer that takes a key; says how long that was from the process's start.
final class StartProbe {

  private StartProbe() {}

  public static void main(String[] arguments) throws IOException {
    var clock = Clock.systemUTC();
    var _ =
        Thread.ofPlatform()
            .daemon()
            .start(() -> Shown.whenThereIsAWindowThread(() -> watch(clock)));
    DesktopMain.main(arguments);
  }

  private static void watch(Clock clock) {
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        if (Shown.messages() >= Shown.MESSAGES && Shown.types("x")) {
          stop();
          var started = ProcessHandle.current().info().startInstant().orElseThrow();
          System.out.println("start_ms " + Duration.between(started, clock.instant()).toMillis());
          Shown.exit();
        }
      }
    }.start();
  }
}
