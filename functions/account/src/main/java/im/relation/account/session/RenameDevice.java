package im.relation.account.session;

import im.relation.contract.account.v1.RenameDeviceRequest;
import im.relation.contract.account.v1.RenameDeviceResponse;
import im.relation.domain.DeviceId;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.util.function.Function;

/// Gives one of the caller's devices a name. Idempotent. Problems: INVALID; NOT_FOUND for a device
/// that is not the caller's.
final class RenameDevice
    implements Function<Call<RenameDeviceRequest>, Outcome<RenameDeviceResponse>> {

  private final SessionSql sql;
  private final Transactions transactions;

  RenameDevice(SessionSql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  @Override
  public Outcome<RenameDeviceResponse> apply(Call<RenameDeviceRequest> call) {
    if (call.request().getDeviceId() <= 0) {
      return Outcome.refused(Problem.invalid("device_id", "An id is above 0."));
    }
    var device = new DeviceId(call.request().getDeviceId());
    return NewDevice.name("name", call.request().getName())
        .then(name -> transactions.call(() -> rename(call, device, name)));
  }

  private Outcome<RenameDeviceResponse> rename(
      Call<RenameDeviceRequest> call, DeviceId device, String name) {
    if (!sql.ownsDevice(call.user(), device)) {
      return Outcome.refused(ProblemCode.NOT_FOUND);
    }
    sql.renameDevice(call.user(), device, name);
    return Outcome.ok(RenameDeviceResponse.getDefaultInstance());
  }
}
