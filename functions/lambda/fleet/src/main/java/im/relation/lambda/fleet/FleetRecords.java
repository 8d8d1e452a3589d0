package im.relation.lambda.fleet;

import im.relation.lambda.RecordsHandler;

/// The handler that Lambda is told of.
public final class FleetRecords extends RecordsHandler {

  public FleetRecords() {
    super(FleetBound.class);
  }
}
