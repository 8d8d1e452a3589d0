package im.relation.testkit;

import im.relation.contract.common.v1.ProblemCode;

/// How an edge answered a call.
sealed interface RawAnswer {

  /// By a response.
  record Answered() implements RawAnswer {}

  /// By a problem in the edge's own form, its status in agreement with it.
  record Refused(ProblemCode code) implements RawAnswer {}

  /// By anything else: a 5xx, no problem in the details, a broken connection, silence.
  record Untyped(String what) implements RawAnswer {}
}
