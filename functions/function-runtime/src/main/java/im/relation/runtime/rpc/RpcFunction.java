package im.relation.runtime.rpc;

import im.relation.backplane.Catalog.Access;
import im.relation.backplane.Rpc;
import im.relation.runtime.Call;
import java.util.function.Function;

/// An rpc with the function that answers it.
///
/// @param function takes `Call<Q>` and answers `Outcome<R>` of the rpc's own Q and R, which the
///   registry has checked
public record RpcFunction(Rpc rpc, Access access, Function<Call<?>, Object> function) {

  /// `im.account.v1.AccountService/SignUp`.
  public String name() {
    return rpc.name();
  }
}
