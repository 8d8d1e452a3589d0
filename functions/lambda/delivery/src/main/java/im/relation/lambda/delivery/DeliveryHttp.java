package im.relation.lambda.delivery;

import im.relation.lambda.HttpHandler;

/// The handler that Lambda is told of.
public final class DeliveryHttp extends HttpHandler {

  public DeliveryHttp() {
    super(DeliveryRequests.class);
  }
}
