package im.relation.embedded;

import java.nio.file.Path;
import java.util.Set;

/// Which servers to start, where and how big.
///
/// @param wanted the servers to start; the others are real ones, reached by their addresses
/// @param binaries folder for the unpacked programs (about 320 MiB); may be shared by many data
///   folders and processes
public record EmbeddedServersSettings(
    Set<ServerKind> wanted,
    Path binaries,
    ServerPorts ports,
    MariaDbSettings mariaDb,
    RedisSettings redis,
    KafkaSettings kafka) {

  public EmbeddedServersSettings {
    wanted = Set.copyOf(wanted);
  }

  /// All three servers with the default sizes.
  public static EmbeddedServersSettings all(Path binaries, ServerPorts ports) {
    return new EmbeddedServersSettings(
        Set.of(ServerKind.values()),
        binaries,
        ports,
        MariaDbSettings.DEFAULTS,
        RedisSettings.DEFAULTS,
        KafkaSettings.DEFAULTS);
  }
}
