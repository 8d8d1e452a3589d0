package im.relation.lambda.friendship;

import im.relation.lambda.HttpHandler;

/// The handler that Lambda is told of.
public final class FriendshipHttp extends HttpHandler {

  public FriendshipHttp() {
    super(FriendshipRequests.class);
  }
}
