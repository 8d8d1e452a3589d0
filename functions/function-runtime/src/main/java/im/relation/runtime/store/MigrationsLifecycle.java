package im.relation.runtime.store;

import org.springframework.context.SmartLifecycle;

/// Migrates before anything else of the process starts.
final class MigrationsLifecycle implements SmartLifecycle {

  private final Migrations migrations;
  private volatile boolean running;

  MigrationsLifecycle(Migrations migrations) {
    this.migrations = migrations;
  }

  @Override
  public void start() {
    migrations.run();
    running = true;
  }

  @Override
  public void stop() {
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
