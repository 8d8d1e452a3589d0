package im.relation.runtime.rpc;

import com.google.protobuf.Message;
import im.relation.backplane.Rpc;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.function.Supplier;

/// Makes a call that comes again with its idempotency key happen once. Thread-safe.
@FunctionalInterface
public interface OncePerKey {

  /// Does the work, or answers what it answered before.
  ///
  /// @param call of a person, with a key
  /// @throws RuntimeException as the work throws, or where the store does not answer
  Outcome<Message> once(Rpc rpc, Call<Message> call, Supplier<Outcome<Message>> work);
}
