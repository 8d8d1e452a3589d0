package im.relation.sdk;

import java.time.Instant;

/// Where the connection is.
public sealed interface ConnectionState {

  /// Not asked for, or closed by [ImClient#disconnect].
  record Offline() implements ConnectionState {}

  /// Being opened.
  record Connecting() implements ConnectionState {}

  /// Welcomed; what was missed is being pulled.
  record CatchingUp() implements ConnectionState {}

  /// Everything is up to date and comes by itself.
  record Live() implements ConnectionState {}

  /// Lost; opened again at a time.
  ///
  /// @param closeCode the server's code, 0 where there was none
  record Waiting(Instant retryAt, int closeCode) implements ConnectionState {}

  /// Ended for good.
  record Ended(EndReason reason) implements ConnectionState {}
}
