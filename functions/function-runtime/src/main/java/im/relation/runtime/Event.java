package im.relation.runtime;

import java.time.Instant;

/// Something that happened outside and starts an [EventBound] function.
public sealed interface Event {

  /// Names it however often it comes: delivery is at least once.
  String id();

  /// A message of a queue.
  ///
  /// @param id the queue's; a sender that repeats itself gets another one
  /// @param body as it was sent, at most 1 MiB; anybody with a right to the queue wrote it
  record QueueMessage(String id, String body) implements Event {}

  /// A schedule's turn.
  ///
  /// @param time what it was scheduled for
  record Tick(String id, Instant time) implements Event {}

  /// An object was put into a store, or removed from it.
  ///
  /// @param what the store's name of what happened, such as `ObjectCreated:Put`
  /// @param key the object's name, decoded
  /// @param bytes its size; 0 for a removed one
  record StoredObject(String id, String what, String bucket, String key, long bytes)
      implements Event {}
}
