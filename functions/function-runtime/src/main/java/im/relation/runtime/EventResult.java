package im.relation.runtime;

/// What an [EventBound] function made of an event.
public sealed interface EventResult {

  /// It is done, now or before.
  record Done() implements EventResult {}

  /// It can never be done.
  ///
  /// @param reason why, without content
  record Malformed(String reason) implements EventResult {}
}
