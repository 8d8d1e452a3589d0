package im.relation.desktop.signin;

import im.relation.sdk.Endpoints;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the service is, as a person types it; a value.
///
/// @param functions `http://host:port` or `https://host:port`
/// @param socket `host:port`; TLS where the functions speak `https`
/// @param ca a file of certificates to trust instead of the system's; null for those
public record Server(String functions, String socket, @Nullable Path ca) {

  private static final int LAST_PORT = 65_535;

  /// A local run on its usual ports.
  public static Server local() {
    return new Server("http://127.0.0.1:8080", "127.0.0.1:7443", null);
  }

  /// The addresses; empty where they are none.
  public Optional<Endpoints> endpoints() {
    int colon = socket.lastIndexOf(':');
    if (!functions.matches("https?://[^/?#\\s]+/?") || colon < 1) {
      return Optional.empty();
    }
    var port = socket.substring(colon + 1);
    if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > LAST_PORT) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Endpoints(
              URI.create(functions),
              socket.substring(0, colon),
              Integer.parseInt(port),
              functions.startsWith("https:"),
              ca));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /// A name for a folder that keeps what belongs to this service apart from that of others.
  public String folder() {
    return functions.replaceAll("^https?://", "").replaceAll("[^A-Za-z0-9.-]", "_");
  }
}
