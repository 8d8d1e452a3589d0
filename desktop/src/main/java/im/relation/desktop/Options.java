package im.relation.desktop;

import im.relation.desktop.signin.Server;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the client was started with; a value.
///
/// @param server where the service is; empty for what the person chose last
/// @param data where everything is kept
/// @param demo whether two people are signed up, each with a window
record Options(Optional<Server> server, Path data, boolean demo) {

  static final String HELP =
      """
      Usage: desktop [--server URL [--socket HOST:PORT] [--ca FILE]] [--data FOLDER] [--demo]

        --server URL        where the functions are, for example https://im.example.org
                            (chosen in the first window otherwise; http://127.0.0.1:8080 at first)
        --socket HOST:PORT  where the sockets are (the server's host and port 7443 otherwise)
        --ca FILE           certificates to trust instead of the system's, for example
                            var/tls/ca.pem of a local run
        --data FOLDER       where accounts, messages, settings and the log are kept
                            ($XDG_DATA_HOME/im-relation otherwise, or ~/.local/share/im-relation)
        --demo              signs up two people who are friends and opens a window for each;
                            what they write is kept under FOLDER/demo
        --help              this
      """;

  private static final String SOCKET_PORT = "7443";

  /// Reads what was typed.
  ///
  /// @throws IllegalArgumentException with a sentence for the one who typed it
  static Options of(List<String> words, Map<String, String> environment) {
    String server = null;
    String socket = null;
    Path ca = null;
    Path data = home(environment);
    boolean demo = false;
    for (var word = words.iterator(); word.hasNext(); ) {
      var name = word.next();
      switch (name) {
        case "--server" -> server = value(name, word);
        case "--socket" -> socket = value(name, word);
        case "--ca" -> ca = Path.of(value(name, word));
        case "--data" -> data = Path.of(value(name, word)).toAbsolutePath();
        case "--demo" -> demo = true;
        default -> throw new IllegalArgumentException("There is no option " + name + ".");
      }
    }
    if (server == null && (socket != null || ca != null)) {
      throw new IllegalArgumentException("--socket and --ca go with --server.");
    }
    return new Options(Optional.ofNullable(server).map(new Addresses(socket, ca)::of), data, demo);
  }

  private record Addresses(
      @org.jspecify.annotations.Nullable String socket,
      @org.jspecify.annotations.Nullable Path ca) {

    Server of(String functions) {
      var host = functions.replaceAll("^https?://", "").replaceAll("[:/].*", "");
      var server = new Server(functions, socket == null ? host + ":" + SOCKET_PORT : socket, ca);
      if (server.endpoints().isEmpty()) {
        throw new IllegalArgumentException(
            "--server takes http(s)://host:port, --socket host:port.");
      }
      return server;
    }
  }

  private static String value(String name, Iterator<String> word) {
    if (!word.hasNext()) {
      throw new IllegalArgumentException(name + " takes a value.");
    }
    return word.next();
  }

  private static Path home(Map<String, String> environment) {
    var chosen = environment.getOrDefault("XDG_DATA_HOME", "");
    var base =
        chosen.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", "."), ".local", "share")
            : Path.of(chosen);
    return base.resolve("im-relation").toAbsolutePath();
  }
}
