package im.relation.runtime;

import java.util.List;

/// What a [KafkaBound] function made of a poll: all is done but for the dead letters.
public record BatchResult(List<DeadLetter> deadLetters) {

  /// Nothing is left.
  public static final BatchResult DONE = new BatchResult(List.of());

  /// A record that can never be processed.
  ///
  /// @param reason why, without content
  public record DeadLetter(TopicRecord record, String reason) {}

  public BatchResult {
    deadLetters = List.copyOf(deadLetters);
  }
}
