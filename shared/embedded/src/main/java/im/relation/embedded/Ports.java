package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// TCP ports on 127.0.0.1.
final class Ports {
  static final String HOST = "127.0.0.1";

  /// Below the range from which systems take the ports of outgoing connections (from 32768 on
  /// Linux): between choosing a port and listening on it, none of those can come in between.
  private static final int FIRST_FREE = 15_000;

  private static final int END_FREE = 30_000;
  private static final int TRIES = 1_000;

  /// Handed out by this JVM, so that two servers that start side by side never get the same one.
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(HOST), port);
  }

  /// The port itself, or for 0 one on which nothing listens.
  static int choose(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
    return port == 0 ? free() : port;
  }

  private static int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_FREE, END_FREE);
      if (whyNot(port).isEmpty() && GIVEN.add(port)) {
        return port;
      }
    }
    throw new EmbeddedServerException(
        Reason.PORT_TAKEN,
        "No free port was found between %d and %d.".formatted(FIRST_FREE, END_FREE));
  }

  /// Refuses a port that the server could not listen on, with who listens there.
  static void requireFree(ServerKind kind, int port) {
    whyNot(port)
        .ifPresent(
            cause -> {
              throw new EmbeddedServerException(
                  Reason.PORT_TAKEN,
                  "Port %d, wanted for %s, cannot be used: %s; free it, choose another port, or use the server there through %s."
                      .formatted(
                          port,
                          kind.title(),
                          Listeners.on(port)
                              .map(who -> who + " listens there")
                              .orElse(String.valueOf(cause.getMessage())),
                          kind.variable()),
                  cause);
            });
  }

  private static Optional<IOException> whyNot(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(address(port));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }
}
