package im.relation.desktop.bench;

import im.relation.desktop.DesktopMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;

/// The client under a probe. It says when the first pulse was that showed the newest messages of
/// the last conversation and a composer that takes a key, in epoch milliseconds (what a process
/// knows of its own start is whole seconds). Then it does as it is told, a line each: `open`,
/// `scroll STEPS`, `watch` (from then on pulses are timed), `end`.
final class WindowProbe {

  private static final int OPENINGS = 5;
  private static final double NOTCH = 120;
  private static final double MILLION = 1e6;

  private final Clock clock = Clock.systemUTC();
  private final Pulses pulses = new Pulses();

  public static void main(String[] arguments) throws IOException {
    var probe = new WindowProbe();
    var _ = Thread.ofPlatform().daemon().start(probe::obey);
    DesktopMain.main(arguments);
  }

  private void obey() {
    Shown.whenThereIsAWindowThread(Shown::keepPulsing);
    long shown = pulseWhen(() -> Shown.messages() >= Shown.MESSAGES && Shown.types("x"));
    long since = Math.round((System.nanoTime() - shown) / MILLION);
    System.out.println("shown_at " + (clock.millis() - since));
    try (var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (var line = told.readLine(); line != null; line = told.readLine()) {
        var words = line.split(" ", -1);
        switch (words[0]) {
          case "open" -> open();
          case "scroll" -> scroll(Integer.parseInt(words[1]));
          case "watch" -> onWindow(pulses::start);
          case "end" -> end();
          default -> throw new IllegalArgumentException(line);
        }
        System.out.println("done " + words[0]);
      }
    } catch (IOException | InterruptedException ended) {
      System.out.println("failed " + ended);
    }
  }

  private static void onWindow(Runnable task) throws InterruptedException {
    var done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          task.run();
          done.countDown();
        });
    done.await();
  }

  /// Waits for a pulse at which something is so; gives its time.
  private static long pulseWhen(BooleanSupplier holds) {
    var at = new CompletableFuture<Long>();
    Platform.runLater(() -> Shown.atPulse(holds, () -> at.complete(System.nanoTime())));
    return at.join();
  }

  private void open() throws InterruptedException {
    var times = new ArrayList<Long>();
    for (int opening = 0; opening < OPENINGS; opening++) {
      onWindow(() -> Shown.presses(KeyCode.ESCAPE, false, false));
      var _ = pulseWhen(() -> Shown.node("#composer").isEmpty());
      long begin = System.nanoTime();
      onWindow(() -> Shown.presses(KeyCode.DIGIT1, true, false));
      long shown = pulseWhen(() -> Shown.messages() >= Shown.MESSAGES);
      times.add(shown - begin);
    }
    times.sort(null);
    System.out.printf("open_ms %.1f%n", times.get(OPENINGS / 2) / MILLION);
  }

  private void scroll(int steps) throws InterruptedException {
    var cpu = ManagementFactory.getThreadMXBean();
    var spent = new long[steps];
    for (int step = 0; step < steps; step++) {
      var before = new long[1];
      onWindow(
          () -> {
            before[0] = cpu.getCurrentThreadCpuTime();
            turnTheWheel();
          });
      var next = new CountDownLatch(1);
      int at = step;
      Platform.runLater(
          () ->
              new AnimationTimer() {
                private int seen;

                @Override
                public void handle(long now) {
                  if (++seen == 2) { // the pulse that lays the step out lies between
                    stop();
                    spent[at] = cpu.getCurrentThreadCpuTime() - before[0];
                    next.countDown();
                  }
                }
              }.start());
      next.await();
    }
    Arrays.sort(spent);
    System.out.printf("scroll_p95_ms %.2f%n", spent[steps * 95 / 100] / MILLION);
  }

  private static void turnTheWheel() {
    var target = Shown.node("#messages").orElseThrow();
    var pick = new PickResult(target, 10, 10);
    Event.fireEvent(
        target,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            10,
            10,
            10,
            10,
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            NOTCH,
            0,
            NOTCH,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            pick));
  }

  private void end() throws IOException {
    System.out.printf("longest_pulse_ms %.1f%n", pulses.longest() / MILLION);
    for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        System.out.println("resident_mib " + Integer.parseInt(line.replaceAll("\\D", "")) / 1024);
      }
    }
    System.out.println("done end");
    Shown.exit();
  }

  /// The longest time from one pulse to the next.
  private static final class Pulses extends AnimationTimer {
    private long last;
    private volatile long longest;

    @Override
    public void handle(long now) {
      long at = System.nanoTime();
      if (last != 0) {
        longest = Math.max(longest, at - last);
      }
      last = at;
    }

    long longest() {
      return longest;
    }
  }
}
