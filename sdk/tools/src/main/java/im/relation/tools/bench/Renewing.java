package im.relation.tools.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Renews the tokens of a long run before they end. Has a thread of its own.
final class Renewing implements AutoCloseable {

  /// Well before the end, so that a busy service may answer late; a token lives 15 minutes.
  private static final Duration BEFORE_END = Duration.ofMinutes(5);

  private static final long LOOK_SECONDS = 10;

  private final People people;
  private final List<Lane> lanes;
  private final Clock clock;
  private final Load.Progress progress;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  private Renewing(People people, List<Lane> lanes, Clock clock, Load.Progress progress) {
    this.people = people;
    this.lanes = lanes;
    this.clock = clock;
    this.progress = progress;
  }

  static Renewing start(People people, List<Lane> lanes, Clock clock, Load.Progress progress) {
    var renewing = new Renewing(people, lanes, clock, progress);
    var _ =
        renewing.thread.scheduleWithFixedDelay(
            renewing::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return renewing;
  }

  private void look() {
    long before = clock.instant().plus(BEFORE_END).toEpochMilli();
    for (var lane : lanes) {
      var pair = lane.pair();
      if (ends(pair.sender(), before) || ends(pair.receiver(), before)) {
        renew(lane);
      }
    }
  }

  private static boolean ends(Person person, long beforeMillis) {
    return person.tokens().getAccessExpiresAtMillis() < beforeMillis;
  }

  private void renew(Lane lane) {
    try {
      people.renew(lane.pair().sender());
      people.renew(lane.pair().receiver());
      lane.renew();
    } catch (BenchException | IOException e) {
      progress.fail("a token is not renewed: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
