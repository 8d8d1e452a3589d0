package im.relation.runtime;

import org.springframework.context.SmartLifecycle;

/// What a process gives up before a snapshot of it is taken and takes anew when it goes on from
/// there: others go on from the same one. Spring stops and starts it round a snapshot (CRaC, which
/// SnapStart of AWS Lambda calls); in a process of which none is taken it runs once.
///
/// Stops after everything that works, and starts before.
public final class Renewal implements SmartLifecycle {

  private final Runnable giveUp;
  private final Runnable takeAnew;
  private volatile boolean running;

  /// @param giveUp when the process stops or a snapshot is to be taken
  /// @param takeAnew when it starts or goes on
  public Renewal(Runnable giveUp, Runnable takeAnew) {
    this.giveUp = giveUp;
    this.takeAnew = takeAnew;
  }

  @Override
  public void start() {
    takeAnew.run();
    running = true;
  }

  @Override
  public void stop() {
    giveUp.run();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
