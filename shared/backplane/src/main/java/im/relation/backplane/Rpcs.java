package im.relation.backplane;

import im.relation.contract.account.v1.AccountServiceGrpc;
import im.relation.contract.account.v1.SessionServiceGrpc;
import im.relation.contract.delivery.v1.SyncServiceGrpc;
import im.relation.contract.friendship.v1.FriendshipServiceGrpc;
import im.relation.contract.message.v1.MessageServiceGrpc;
import im.relation.contract.operator.v1.OperatorServiceGrpc;
import im.relation.contract.presence.v1.PresenceServiceGrpc;
import io.grpc.ServiceDescriptor;
import java.util.List;

/// The one list of the services that people, programs and operators call. The fleet's own service,
/// which takes only this deployment's parts, is not among them. A new service is added here; a new
/// rpc needs nothing here.
public final class Rpcs {

  /// The services.
  public static final List<ServiceDescriptor> SERVICES =
      List.of(
          AccountServiceGrpc.getServiceDescriptor(),
          SessionServiceGrpc.getServiceDescriptor(),
          FriendshipServiceGrpc.getServiceDescriptor(),
          MessageServiceGrpc.getServiceDescriptor(),
          SyncServiceGrpc.getServiceDescriptor(),
          PresenceServiceGrpc.getServiceDescriptor(),
          OperatorServiceGrpc.getServiceDescriptor());

  private static final List<Rpc> ALL =
      SERVICES.stream().flatMap(service -> service.getMethods().stream()).map(Rpc::of).toList();

  private Rpcs() {}

  /// Every rpc of every service, in the order of the contract.
  public static List<Rpc> all() {
    return ALL;
  }
}
