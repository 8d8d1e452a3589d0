package im.relation.lambda.message;

import im.relation.lambda.HttpHandler;

/// The handler that Lambda is told of.
public final class MessageHttp extends HttpHandler {

  public MessageHttp() {
    super(MessageRequests.class);
  }
}
