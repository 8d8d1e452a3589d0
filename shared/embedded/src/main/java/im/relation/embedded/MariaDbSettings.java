package im.relation.embedded;

/// How big the embedded MariaDB is.
///
/// @param bufferPoolMebibytes pages kept in memory, 5 to 65 536 MiB; the process takes about 60
///   more
/// @param logFileMebibytes the redo log on disk, 4 to 65 536 MiB
/// @param maxConnections 1 to 10 000
public record MariaDbSettings(int bufferPoolMebibytes, int logFileMebibytes, int maxConnections) {

  /// 128 MiB pool and log: the local run fits in 900 MiB (design, section 9).
  public static final MariaDbSettings DEFAULTS = new MariaDbSettings(128, 128, 200);

  public MariaDbSettings {
    Range.check("bufferPoolMebibytes", bufferPoolMebibytes, 5, 65_536);
    Range.check("logFileMebibytes", logFileMebibytes, 4, 65_536);
    Range.check("maxConnections", maxConnections, 1, 10_000);
  }
}
