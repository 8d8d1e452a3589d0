package im.relation.sdk;

import com.google.protobuf.ByteString;
import im.relation.contract.account.v1.ListSessionsRequest;
import im.relation.contract.account.v1.ListSessionsResponse;
import im.relation.contract.account.v1.RenameDeviceRequest;
import im.relation.contract.account.v1.RevokeOtherSessionsRequest;
import im.relation.contract.account.v1.RevokeOtherSessionsResponse;
import im.relation.contract.account.v1.RevokeSessionRequest;
import im.relation.contract.account.v1.Session;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.sdk.internal.rpc.Rpcs;
import im.relation.sdk.internal.session.Functions;
import java.util.List;

/// The account's sign-ins. Functions block; safe for any thread.
public final class Sessions {

  private final Functions functions;

  Sessions(Functions functions) {
    this.functions = functions;
  }

  /// Live sessions, newest first.
  public Result<List<Session>> list() {
    return functions
        .call(Rpcs.LIST_SESSIONS, ListSessionsRequest.getDefaultInstance())
        .map(ListSessionsResponse::getSessionsList);
  }

  /// Names one of the caller's devices.
  ///
  /// @param name 1 to 64 characters
  public Result<Done> renameDevice(DeviceId device, String name) {
    return functions
        .call(
            Rpcs.RENAME_DEVICE,
            RenameDeviceRequest.newBuilder().setDeviceId(device.value()).setName(name).build())
        .map(ignored -> Done.DONE);
  }

  public Result<Done> revoke(SessionId session) {
    return functions
        .call(
            Rpcs.REVOKE_SESSION,
            RevokeSessionRequest.newBuilder()
                .setSessionId(ByteString.copyFrom(session.toBytes()))
                .build())
        .map(ignored -> Done.DONE);
  }

  /// Ends all sessions but this one.
  ///
  /// @return how many ended
  public Result<Integer> revokeOthers() {
    return functions
        .call(Rpcs.REVOKE_OTHER_SESSIONS, RevokeOtherSessionsRequest.getDefaultInstance())
        .map(RevokeOtherSessionsResponse::getEnded);
  }
}
