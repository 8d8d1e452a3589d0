package im.relation.operator;

import im.relation.contract.operator.v1.OperatorServiceGrpc;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs each call of an operator that was let in, once: function, target, outcome, address, trace.
/// Who was not let in is logged at the door.
final class Audit {

  private static final Logger log = LoggerFactory.getLogger(Audit.class);

  private Audit() {}

  /// The function with its log line.
  ///
  /// @param name of the rpc
  static <Q, R> Function<Call<Q>, Outcome<R>> of(String name, Audited<Q, R> function) {
    return call -> {
      try {
        var answer = function.answer(call);
        write(call, name, answer.target(), word(answer.outcome()));
        return answer.outcome();
      } catch (RuntimeException e) {
        write(call, name, "unknown", e.getClass().getSimpleName());
        throw e;
      }
    };
  }

  private static void write(Call<?> call, String name, String target, String outcome) {
    log.atInfo()
        .addKeyValue("function", OperatorServiceGrpc.SERVICE_NAME + "/" + name)
        .addKeyValue("target", target)
        .addKeyValue("outcome", outcome)
        .addKeyValue("address", call.caller().address())
        .addKeyValue("trace", call.trace())
        .log("operator's call");
  }

  private static String word(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Ok<?> ignored -> "OK";
      case Outcome.Refused<?>(var problem) -> problem.code().name();
    };
  }
}
