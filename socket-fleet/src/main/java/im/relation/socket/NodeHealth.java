package im.relation.socket;

/// What a node says to an operator's tools, in the words of Spring Boot's health, which the
/// functions use.
///
/// @param ready whether clients should be sent here; an outage of Kafka, which all nodes share,
///   must not take every node out of the balancer
/// @param redis whether the last renewal of the lease went well
/// @param kafka [RecordQueue#confirms()]
record NodeHealth(boolean ready, boolean redis, boolean kafka) {

  boolean up() {
    return redis && kafka;
  }

  String toJson() {
    return "{\"status\":\"%s\",\"components\":{\"kafka\":{\"status\":\"%s\"},\"redis\":{\"status\":\"%s\"}}}"
        .formatted(word(up()), word(kafka), word(redis));
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
