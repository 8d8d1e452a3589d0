package im.relation.embedded;

/// One server that can be started, stopped and started again on the same port and data.
///
/// Thread-safe: starting, stopping and killing exclude each other.
public sealed interface EmbeddedServer permits EmbeddedMariaDb, EmbeddedRedis, EmbeddedKafka {

  ServerKind kind();

  /// Starts and returns when clients can connect; does nothing when it runs already.
  ///
  /// @throws EmbeddedServerException when the port is taken or the server does not come up
  void start();

  /// Stops cleanly in bounded time; does nothing when it does not run.
  void stop();

  boolean running();

  /// The TCP port on 127.0.0.1, the same for the life of this object.
  int port();
}
