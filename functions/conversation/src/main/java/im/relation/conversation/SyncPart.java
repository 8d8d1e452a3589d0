package im.relation.conversation;

import im.relation.contract.delivery.v1.SyncResponse;
import im.relation.domain.UserId;
import java.time.Instant;

/// A feature's part of the answer to Sync: friends, later groups. One bean per part.
public interface SyncPart {

  /// Adds what changed for the person at or after an instant of the database's clock; everything
  /// that is in force for [Instant#EPOCH].
  void contribute(UserId user, Instant changedSince, SyncResponse.Builder answer);
}
