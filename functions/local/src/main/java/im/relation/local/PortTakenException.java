package im.relation.local;

/// A port that the local run needs is taken; the message says which and what to do.
final class PortTakenException extends LocalStartException {

  PortTakenException(String what, String host, int port) {
    super(
        "port %d on %s (%s) is taken. Stop what listens there, or choose another port: see --help."
            .formatted(port, host, what));
  }
}
