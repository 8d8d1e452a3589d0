package im.relation.local;

/// What a person reads when all is up: what listens where, and what to do next.
final class Banner {

  private Banner() {}

  static String of(LocalRun run) {
    var loopback = ServerNames.isLoopback(run.settings().host());
    var host = reachable(run.settings().host());
    var http = (loopback ? "http://" : "https://") + host + ":" + run.httpPort();
    return """

        im-relation is ready.

          functions   %s        Connect; documentation at /docs
          gRPC        %s:%d
          sockets     %s:%d               TCP and WebSocket (/socket), %s
          health      %s/actuator/health
          data        %s
          TLS         trust %s

        Next: run scripts/demo%s in a second terminal. Ctrl-C stops everything.

        """
        .formatted(
            http,
            host,
            run.grpcPort(),
            host,
            run.socketPort(),
            loopback ? "plain or TLS" : "TLS, as everything here",
            http,
            run.settings().folder(),
            run.machine().ca().certificate(),
            loopback ? "" : options(run, http, host));
  }

  private static String options(LocalRun run, String http, String host) {
    return " --url %s --socket %s:%d --ca %s"
        .formatted(http, host, run.socketPort(), run.machine().ca().certificate());
  }

  /// A wildcard is no address to connect to.
  private static String reachable(String host) {
    return switch (host) {
      case "0.0.0.0", "::" -> "localhost";
      default -> host;
    };
  }
}
