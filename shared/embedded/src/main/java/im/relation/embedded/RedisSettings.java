package im.relation.embedded;

/// How big the embedded Redis is.
///
/// @param maxMemoryMebibytes 1 to 65 536 MiB; a write above it is refused, nothing is evicted
public record RedisSettings(int maxMemoryMebibytes) {

  /// 64 MiB: routes and limits of a local run take a few.
  public static final RedisSettings DEFAULTS = new RedisSettings(64);

  public RedisSettings {
    Range.check("maxMemoryMebibytes", maxMemoryMebibytes, 1, 65_536);
  }
}
