package im.relation.operator;

import im.relation.backplane.Catalog;
import im.relation.backplane.Catalog.TopicEntry;
import im.relation.domain.Problem;
import im.relation.runtime.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// The topics whose dead letters an operator may ask for: the catalog's. Immutable.
record DeadTopics(List<TopicEntry> all) {

  /// How long Kafka is read for one call: well within the 30 s that a call may take.
  static final Duration TIME = Duration.ofSeconds(8);

  private static final int LONGEST_NAME = 64;

  static DeadTopics of(Catalog catalog) {
    return new DeadTopics(catalog.topics());
  }

  /// A topic by its own name, or by that of its dead letters. Problems: INVALID.
  Outcome<TopicEntry> named(String name) {
    return all.stream()
        .filter(topic -> topic.name().equals(name) || topic.deadLetterName().equals(name))
        .findFirst()
        .map(Outcome::ok)
        .orElseGet(
            () ->
                Outcome.refused(
                    Problem.invalid(
                        "topic",
                        "There are the topics "
                            + all.stream().map(TopicEntry::name).collect(Collectors.joining(", "))
                            + ".")));
  }

  /// For the log: what somebody typed may be anything.
  static String printable(String name) {
    var visible = name.chars().allMatch(c -> c > ' ' && c < 0x7f);
    return visible && name.length() <= LONGEST_NAME ? name : "no topic";
  }
}
