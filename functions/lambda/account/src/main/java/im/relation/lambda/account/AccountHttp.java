package im.relation.lambda.account;

import im.relation.lambda.HttpHandler;

/// The handler that Lambda is told of.
public final class AccountHttp extends HttpHandler {

  public AccountHttp() {
    super(AccountRequests.class);
  }
}
