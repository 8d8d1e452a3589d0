package im.relation.socket;

import im.relation.contract.socket.v1.CloseCode;

/// Where a connection is in its life; the methods are the only transitions.
sealed interface ConnectionState {

  /// Connected; nothing but Hello is taken.
  record AwaitingHello() implements ConnectionState {

    Verifying hello() {
      return new Verifying();
    }
  }

  /// Hello came; its token is being checked.
  record Verifying() implements ConnectionState {

    Registering verified(Identity identity, long tokenEndsAtMillis) {
      return new Registering(identity, tokenEndsAtMillis);
    }
  }

  /// The token is good; the route is being written and the revoked set read.
  record Registering(Identity identity, long tokenEndsAtMillis) implements ConnectionState {

    Live welcomed() {
      return new Live(identity, tokenEndsAtMillis, false);
    }
  }

  /// Welcomed.
  ///
  /// @param tokenEndsAtMillis epoch milliseconds
  /// @param renewing whether a fresh token is being checked: one at a time
  record Live(Identity identity, long tokenEndsAtMillis, boolean renewing)
      implements ConnectionState {

    Live renew() {
      return new Live(identity, tokenEndsAtMillis, true);
    }

    Live renewed(long endsAtMillis) {
      return new Live(identity, endsAtMillis, false);
    }
  }

  /// Goodbye was said; what still comes is thrown away.
  record Closing(CloseCode code) implements ConnectionState {}

  /// Goodbye may be said at any time, and is said once.
  default Closing goodbye(CloseCode code) {
    return new Closing(code);
  }
}
