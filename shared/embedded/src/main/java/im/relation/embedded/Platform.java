package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.util.Locale;
import java.util.Optional;

/// Which server binaries there are for an operating system and a processor.
record Platform(String system, String processor) {

  static Platform current() {
    return new Platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /// The resource folder of MariaDB: Linux on x86_64 only.
  String mariaDb() {
    return word().filter("linux-amd64"::equals).orElseThrow(() -> unsupported(ServerKind.MARIADB));
  }

  /// The ending of the Redis binary: Linux and macOS on x86_64 and ARM.
  String redis() {
    return word().orElseThrow(() -> unsupported(ServerKind.REDIS));
  }

  private Optional<String> word() {
    var lower = system.toLowerCase(Locale.ROOT);
    var os = lower.startsWith("linux") ? "linux" : lower.startsWith("mac") ? "darwin" : "";
    var arch =
        switch (processor) {
          case "amd64", "x86_64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> "";
        };
    return os.isEmpty() || arch.isEmpty() ? Optional.empty() : Optional.of(os + "-" + arch);
  }

  private EmbeddedServerException unsupported(ServerKind kind) {
    return new EmbeddedServerException(
        Reason.PLATFORM_UNSUPPORTED,
        ("There is no embedded %s for %s on %s; run the servers yourself and give their addresses"
                + " as SPRING_DATASOURCE_URL, SPRING_DATA_REDIS_URL and IM_KAFKA_BOOTSTRAP_SERVERS.")
            .formatted(kind.title(), system, processor));
  }
}
