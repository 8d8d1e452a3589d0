package im.relation.tools;

import java.net.URI;

/// Where a running system is reached, without TLS.
///
/// @param functions base address of Connect
public record Target(URI functions, String socketHost, int socketPort) {

  private static final String DEFAULT_URL = "http://127.0.0.1:8080";
  private static final String DEFAULT_SOCKET = "127.0.0.1:7443";
  private static final int LAST_PORT = 65_535;

  /// As `--url` and `--socket` say, by default a local run on its usual ports.
  ///
  /// @throws IllegalArgumentException with a sentence for the one who typed them
  public static Target of(Arguments arguments) {
    return of(arguments.value("--url", DEFAULT_URL), arguments.value("--socket", DEFAULT_SOCKET));
  }

  /// From the two addresses.
  ///
  /// @param socket `host:port`
  /// @throws IllegalArgumentException with a sentence for the one who typed them
  public static Target of(String url, String socket) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new IllegalArgumentException("--url takes http://host:port.");
    }
    int colon = socket.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("--socket takes host:port.");
    }
    return new Target(
        URI.create(url), socket.substring(0, colon), port(socket.substring(colon + 1)));
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException("--socket takes host:port; " + text + " is no port.");
  }
}
