package im.relation.runtime.outbox;

import im.relation.domain.Bits128;
import java.time.Duration;

/// The right to relay: a row with a holder and an end, renewed in time.
///
/// A row and not `GET_LOCK`, because it outlives what a lock does not: a failover to a replica
/// (locks are not replicated, and two connections to two servers could each hold one), a proxy that
/// shares connections, Galera and Vitess. It costs no connection either. The database's clock
/// decides when it ends; this process counts its own life from before it asked, so it stops first.
///
/// Where a process is stopped between sending and looking at its lease, what it sent may go out a
/// second time: the same bytes, which accept knows by their derived id.
///
/// Renewed by one thread, read by another.
final class RelayLease {

  private final OutboxSql sql;
  private final Bits128 holder = Bits128.random();
  private final Duration life;

  private volatile boolean held;
  private volatile long endNanos;

  RelayLease(OutboxSql sql, Duration life) {
    this.sql = sql;
    this.life = life;
  }

  /// Renews it, or takes it where it is free. Where the database does not answer, what is held
  /// stays held until its end.
  boolean renew() {
    long asked = System.nanoTime();
    boolean mine = sql.hold(holder, life);
    endNanos = asked + life.toNanos();
    held = mine;
    return mine;
  }

  boolean isHeld() {
    return held && System.nanoTime() - endNanos < 0;
  }

  /// Lets another process go on at once.
  void release() {
    if (held) {
      held = false;
      sql.release(holder);
    }
  }
}
