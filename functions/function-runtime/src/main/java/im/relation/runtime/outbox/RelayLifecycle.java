package im.relation.runtime.outbox;

import im.relation.runtime.OutboxPoke;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs the relay on two threads: one renews the lease, so that a slow Kafka does not lose it; the
/// other relays while the lease is held. Idle it costs one small SELECT per interval, and nothing
/// of that where another process holds the lease.
final class RelayLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RelayLifecycle.class);

  /// A stop waits for a round on its way to Kafka.
  private static final Duration STOP_WAIT = Duration.ofSeconds(5);

  private final OutboxRelay relay;
  private final RelayLease lease;
  private final OutboxPoke poke;
  private final OutboxSettings settings;

  private volatile @Nullable Thread keeper;
  private volatile @Nullable Thread sender;
  private volatile boolean running;

  RelayLifecycle(OutboxRelay relay, RelayLease lease, OutboxPoke poke, OutboxSettings settings) {
    this.relay = relay;
    this.lease = lease;
    this.poke = poke;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    running = true;
    keeper = Thread.ofPlatform().daemon().name("outbox-lease").start(this::keepLease);
    sender = Thread.ofPlatform().daemon().name("outbox-relay").start(this::relay);
  }

  @Override
  public synchronized void stop() {
    running = false;
    // The sender gets the time to delete what it has sent; the keeper only sleeps.
    end(sender, STOP_WAIT);
    end(keeper, Duration.ZERO);
    try {
      lease.release();
    } catch (RuntimeException e) {
      log.atInfo().setCause(e).log("outbox lease not released, it runs out");
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// After migrations and topics, before what appends to the outbox.
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 2;
  }

  @Override
  public boolean isAutoStartup() {
    return settings.relay();
  }

  private void keepLease() {
    boolean mine = false;
    while (running) {
      try {
        boolean now = lease.renew();
        if (now != mine) {
          log.atInfo().addKeyValue("held", now).log("outbox lease changed hands");
        }
        mine = now;
      } catch (RuntimeException e) {
        log.atWarn().setCause(e).log("outbox lease not renewed");
      }
      if (!pause(mine ? settings.leaseRenewal() : settings.leaseRenewal().dividedBy(3))) {
        return;
      }
    }
  }

  private void relay() {
    int failures = 0;
    while (running) {
      try {
        if (failures == 0) {
          poke.await(settings.interval());
        } else if (!pause(settings.pauseAfter(failures))) {
          // Not by the poke: every commit during an outage would end the pause.
          return;
        }
        relay.relay(() -> running && lease.isHeld());
        if (failures > 0) {
          log.atInfo().addKeyValue("failures", failures).log("outbox relay goes on");
        }
        failures = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        failures++;
        if (running) {
          log.atWarn().addKeyValue("failures", failures).setCause(e).log("outbox rows wait");
        }
      }
    }
  }

  private static boolean pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Waits for the thread to end by itself for so long, then interrupts it.
  private static void end(@Nullable Thread thread, Duration patience) {
    if (thread == null) {
      return;
    }
    try {
      if (!thread.join(patience)) {
        thread.interrupt();
        if (!thread.join(STOP_WAIT)) {
          log.atWarn().addKeyValue("thread", thread.getName()).log("thread does not end");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
