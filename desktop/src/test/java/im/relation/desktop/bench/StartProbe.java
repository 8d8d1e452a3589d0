package im.relation.desktop.bench;

import im.relation.desktop.DesktopMain;
import java.io.IOException;
import java.time.Clock;

/// Starts the client and ends it at the first pulse that shows the newest messages of the last
/// conversation and a composer that takes a key; says when that was, in epoch milliseconds: what a
/// process knows of its own start is whole seconds.
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
    Shown.keepPulsing();
    Shown.atPulse(
        () -> Shown.messages() >= Shown.MESSAGES && Shown.types("x"),
        () -> {
          System.out.println("shown_at " + clock.millis());
          Shown.exit();
        });
  }
}
