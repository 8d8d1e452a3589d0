package im.relation.runtime;

import java.util.List;

/// What a [KafkaBound] function made of a poll: all is done but for the dead letters.
public record BatchResult(List<DeadLetter> deadLetters) {

  /// Nothing is left.
  public static final BatchResult DONE = new BatchResult(List.of());

  /// A record that can never be processed.
  ///
  /// @param reason why, without content; at most 200 characters
  /// @param exceptionClass what was thrown, if anything was; empty otherwise. Never the message of
  ///   an exception: it may quote content.
  public record DeadLetter(TopicRecord record, String reason, String exceptionClass) {

    public DeadLetter(TopicRecord record, String reason) {
      this(record, reason, "");
    }

    public DeadLetter(TopicRecord record, String reason, Throwable failure) {
      this(record, reason, failure.getClass().getName());
    }
  }

  public BatchResult {
    deadLetters = List.copyOf(deadLetters);
  }
}
