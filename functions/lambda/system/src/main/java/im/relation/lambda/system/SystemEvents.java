package im.relation.lambda.system;

import im.relation.lambda.EventsHandler;

/// The handler that Lambda is told of.
public final class SystemEvents extends EventsHandler {

  public SystemEvents() {
    super(SystemBound.class);
  }
}
