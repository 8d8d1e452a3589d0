package im.relation.runtime.store;

import com.google.protobuf.Message;
import im.relation.backplane.Rpc;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.rpc.OncePerKey;
import java.util.function.Supplier;

/// Remembers what a call answered in the transaction in which it changed something: the function's
/// own transaction joins this one.
final class OnceInTransaction implements OncePerKey {

  private final Transactions transactions;
  private final Idempotency idempotency;

  OnceInTransaction(Transactions transactions, Idempotency idempotency) {
    this.transactions = transactions;
    this.idempotency = idempotency;
  }

  @Override
  public Outcome<Message> once(Rpc rpc, Call<Message> call, Supplier<Outcome<Message>> work) {
    return transactions.call(() -> idempotency.once(call, rpc.response().getParserForType(), work));
  }
}
