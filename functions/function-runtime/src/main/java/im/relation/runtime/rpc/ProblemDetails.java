package im.relation.runtime.rpc;

import com.google.protobuf.Message;
import com.google.protobuf.util.Durations;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import im.relation.contract.common.v1.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/// A refusal as the details that every edge sends: our own message first, then what generic clients
/// know of (`google.rpc`).
public final class ProblemDetails {

  /// Whose codes these are, in `google.rpc.ErrorInfo`.
  static final String DOMAIN = "im-relation";

  private ProblemDetails() {}

  /// `im.common.v1.Problem`, `google.rpc.ErrorInfo` and, where waiting helps,
  /// `google.rpc.RetryInfo`.
  public static List<Message> of(im.relation.domain.Problem problem) {
    var details = new ArrayList<Message>();
    details.add(
        im.relation.contract.common.v1.Problem.newBuilder()
            .setCode(ProblemCode.valueOf("PROBLEM_CODE_" + problem.code().name()))
            .setText(problem.text())
            .setField(problem.field())
            .setRetryAfterMillis(problem.retryAfter().toMillis())
            .build());
    details.add(ErrorInfo.newBuilder().setReason(problem.code().name()).setDomain(DOMAIN).build());
    if (problem.retryAfter().isPositive()) {
      details.add(
          RetryInfo.newBuilder()
              .setRetryDelay(Durations.fromMillis(problem.retryAfter().toMillis()))
              .build());
    }
    return List.copyOf(details);
  }
}
