package im.relation.lambda.message;

import im.relation.lambda.RecordsHandler;

/// The handler of the feature's Kafka-bound functions.
public final class MessageRecords extends RecordsHandler {

  public MessageRecords() {
    super(MessageBound.class);
  }
}
