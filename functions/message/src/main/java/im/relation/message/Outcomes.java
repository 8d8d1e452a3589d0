package im.relation.message;

import com.google.protobuf.ByteString;
import im.relation.contract.common.v1.ProblemCode;
import im.relation.contract.record.v1.AcceptedOutcome;
import im.relation.contract.record.v1.OutcomeRecord;
import im.relation.contract.record.v1.RefusedOutcome;
import im.relation.contract.socket.v1.Accepted;
import im.relation.contract.socket.v1.MessageFrame;
import im.relation.contract.socket.v1.Refused;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.conversation.LogHead;
import im.relation.domain.Problem;
import im.relation.domain.UserId;

/// Turns verdicts into outcome records, with each frame encoded once for everybody who gets it.
final class Outcomes {

  private Outcomes() {}

  static OutcomeRecord of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accept(var submission, var entry, var head) -> accepted(submission, entry, head);
      case Verdict.AlreadyStored(var submission, var entry, var head) ->
          accepted(submission, entry, head);
      case Verdict.Refuse(var submission, var problem) -> refused(submission, problem);
    };
  }

  private static OutcomeRecord accepted(Submission submission, StoredEntry stored, LogHead head) {
    var entry = stored.entry();
    var trace = submission.submit().getTraceId();
    var answer =
        Accepted.newBuilder()
            .setConversationId(entry.getConversationId())
            .setClientMessageId(entry.getClientMessageId())
            .setSequence(entry.getSequence())
            .setAcceptedAtMillis(entry.getAcceptedAtMillis())
            .setTraceId(trace);
    var message = MessageFrame.newBuilder().setEntry(entry).setTraceId(trace);
    return OutcomeRecord.newBuilder()
        .setOrigin(submission.origin())
        .setSubmittedAtMillis(submission.record().timestampMillis())
        .setTraceparent(submission.record().traceparent())
        .setAnswer(encode(ServerFrame.newBuilder().setAccepted(answer)))
        .setAccepted(
            AcceptedOutcome.newBuilder()
                .setConversationId(entry.getConversationId())
                .setSequence(entry.getSequence())
                .setMessage(encode(ServerFrame.newBuilder().setMessage(message)))
                .addAllMembers(head.people().stream().map(UserId::value).toList()))
        .build();
  }

  static OutcomeRecord refused(Submission submission, Problem problem) {
    var submit = submission.submit();
    var answer =
        Refused.newBuilder()
            .setConversationId(submit.getConversationId())
            .setClientMessageId(submit.getClientMessageId())
            .setProblem(
                im.relation.contract.common.v1.Problem.newBuilder()
                    .setCode(ProblemCode.valueOf("PROBLEM_CODE_" + problem.code().name()))
                    .setText(problem.text())
                    .setField(problem.field())
                    .setRetryAfterMillis(problem.retryAfter().toMillis()))
            .setRetryable(problem.code().isRetryable())
            .setTraceId(submit.getTraceId());
    return OutcomeRecord.newBuilder()
        .setOrigin(submission.origin())
        .setSubmittedAtMillis(submission.record().timestampMillis())
        .setTraceparent(submission.record().traceparent())
        .setAnswer(encode(ServerFrame.newBuilder().setRefused(answer)))
        .setRefused(RefusedOutcome.newBuilder().setConversationId(submit.getConversationId()))
        .build();
  }

  private static ByteString encode(ServerFrame.Builder frame) {
    return frame.build().toByteString();
  }
}
