package im.relation.embedded;

/// The TCP ports of the servers on 127.0.0.1, each 0 to 65 535; 0 takes a free one.
public record ServerPorts(int mariaDb, int redis, int kafka) {

  /// A free port for each, for tests.
  public static final ServerPorts FREE = new ServerPorts(0, 0, 0);

  public ServerPorts {
    Range.check("mariaDb", mariaDb, 0, 65_535);
    Range.check("redis", redis, 0, 65_535);
    Range.check("kafka", kafka, 0, 65_535);
  }
}
