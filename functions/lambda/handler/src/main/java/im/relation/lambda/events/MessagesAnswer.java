package im.relation.lambda.events;

import im.relation.runtime.Event;
import java.util.List;

/// Which messages the queue brings again: after as many times as its redrive policy says, it puts
/// one aside.
record MessagesAnswer(List<Failure> batchItemFailures) {

  /// @param itemIdentifier the message's id
  record Failure(String itemIdentifier) {}

  static MessagesAnswer failed(List<Event> messages) {
    return new MessagesAnswer(messages.stream().map(message -> new Failure(message.id())).toList());
  }
}
