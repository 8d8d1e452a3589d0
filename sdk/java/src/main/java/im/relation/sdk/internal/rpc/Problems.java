package im.relation.sdk.internal.rpc;

import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import java.time.Duration;

/// Between the contract's Problem and the domain's. A code of a newer service becomes INTERNAL.
public final class Problems {

  private static final String PREFIX = "PROBLEM_CODE_";

  private Problems() {}

  public static Problem read(im.relation.contract.common.v1.Problem wire) {
    return new Problem(
        code(wire.getCode()),
        wire.getText(),
        wire.getField(),
        Duration.ofMillis(Math.max(0, wire.getRetryAfterMillis())));
  }

  static ProblemCode code(im.relation.contract.common.v1.ProblemCode wire) {
    return switch (wire) {
      case PROBLEM_CODE_UNSPECIFIED, UNRECOGNIZED -> ProblemCode.INTERNAL;
      default -> ProblemCode.valueOf(wire.name().substring(PREFIX.length()));
    };
  }
}
