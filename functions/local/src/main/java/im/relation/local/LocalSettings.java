package im.relation.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the local run can be told (`im.local.*`, or `IM_LOCAL_*` in the environment).
///
/// @param data where everything is kept; by default `var` at the root of the repository
/// @param binaries where the servers' programs are unpacked (about 320 MiB); may be shared by
///   several runs; by default `binaries` in the data folder
/// @param host address to bind; on any but loopback everything that others reach is served with TLS
///   alone, and the certificate names that address
/// @param httpPort Connect, documentation, health and metrics; 0 takes a free one, as for all ports
/// @param grpcPort gRPC
/// @param socketPort TCP and WebSocket; on loopback plain and TLS, told apart by the first bytes
/// @param fleetPort the node's gRPC
@ConfigurationProperties(prefix = "im.local", ignoreUnknownFields = false)
public record LocalSettings(
    @Nullable Path data,
    @Nullable Path binaries,
    @DefaultValue("127.0.0.1") String host,
    @DefaultValue("8080") int httpPort,
    @DefaultValue("9090") int grpcPort,
    @DefaultValue("7443") int socketPort,
    @DefaultValue("9190") int fleetPort) {

  /// The data folder: as told, or `var` beside the wrapper script that started the build, whichever
  /// module's folder the build runs in.
  Path folder() {
    if (data != null) {
      return data;
    }
    for (var path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
      if (Files.exists(path.resolve("mvnw"))) {
        return path.resolve("var");
      }
    }
    return Path.of("var").toAbsolutePath();
  }
}
