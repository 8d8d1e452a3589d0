package im.relation.embedded;

/// The servers that this module can run, in the order in which they are stopped.
public enum ServerKind {
  KAFKA("Kafka", "IM_KAFKA_BOOTSTRAP_SERVERS"),
  REDIS("Redis", "SPRING_DATA_REDIS_URL"),
  MARIADB("MariaDB", "SPRING_DATASOURCE_URL");

  private final String title;
  private final String variable;

  ServerKind(String title, String variable) {
    this.title = title;
    this.variable = variable;
  }

  /// The name to show to a person.
  public String title() {
    return title;
  }

  /// The environment variable that replaces the embedded server by a real one.
  public String variable() {
    return variable;
  }
}
