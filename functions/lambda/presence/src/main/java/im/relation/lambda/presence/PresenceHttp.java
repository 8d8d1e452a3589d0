package im.relation.lambda.presence;

import im.relation.lambda.HttpHandler;

/// The handler that Lambda is told of.
public final class PresenceHttp extends HttpHandler {

  public PresenceHttp() {
    super(PresenceRequests.class);
  }
}
