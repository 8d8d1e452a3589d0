package im.relation.socket;

import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.Bits128;
import im.relation.domain.Limits;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import java.util.Optional;

/// What a node can tell about a submission by itself, before Kafka sees it. Pure.
final class SubmitCheck {

  private SubmitCheck() {}

  /// Why it is refused at once; empty where it may go on.
  static Optional<Problem> problem(Submit submit) {
    if (submit.getBody().size() > Limits.BODY_BYTES) {
      return Optional.of(
          new Problem(
              ProblemCode.TOO_LARGE,
              "A body has at most 65536 bytes.",
              "body",
              java.time.Duration.ZERO));
    }
    if (submit.getConversationId() <= 0) {
      return invalid("conversation_id", "An id is positive.");
    }
    if (submit.getClientMessageId().size() != Bits128.LENGTH) {
      return invalid("client_message_id", "It has 16 bytes.");
    }
    if (submit.getKind() != EntryKind.ENTRY_KIND_MESSAGE) {
      return invalid("kind", "People submit messages only.");
    }
    if (submit.getBody().isEmpty()) {
      return invalid("body", "A body has at least 1 byte.");
    }
    if (submit.getMentionsCount() > Limits.MENTIONS) {
      return invalid("mentions", "At most 50 people are mentioned.");
    }
    if (!submit.getTraceId().isEmpty() && submit.getTraceId().size() != Bits128.LENGTH) {
      return invalid("trace_id", "It has 16 bytes or is empty.");
    }
    return Optional.empty();
  }

  private static Optional<Problem> invalid(String field, String rule) {
    return Optional.of(Problem.invalid(field, rule));
  }
}
