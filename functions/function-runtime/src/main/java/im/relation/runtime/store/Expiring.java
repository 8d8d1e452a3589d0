package im.relation.runtime.store;

import java.util.function.IntUnaryOperator;

/// Rows that are of no use after a time. Each feature brings one for each of its tables that hold
/// some; [SweepExpired] deletes them.
///
/// @param table for logs
/// @param delete deletes what ended first, at most so many rows, and gives how many
public record Expiring(String table, IntUnaryOperator delete) {}
