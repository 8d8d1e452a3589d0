package im.relation.lambda.friendship;

import im.relation.lambda.RecordsHandler;

/// The handler of the feature's Kafka-bound functions.
public final class FriendshipRecords extends RecordsHandler {

  public FriendshipRecords() {
    super(FriendshipBound.class);
  }
}
