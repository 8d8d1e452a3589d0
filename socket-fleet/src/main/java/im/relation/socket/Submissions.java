package im.relation.socket;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import im.relation.backplane.Topics;
import im.relation.backplane.trace.Tracing;
import im.relation.contract.common.v1.ProblemCode;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.Refused;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Submit;
import im.relation.contract.socket.v1.Submitted;
import im.relation.domain.Bits128;
import im.relation.domain.ConversationId;
import im.relation.domain.Limits;
import im.relation.domain.Problem;
import im.relation.domain.TraceId;
import io.opentelemetry.api.trace.Span;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The submissions of one connection on their way to Kafka. Made at the first Submit; confined to
/// the connection's event loop, but for the answer of Kafka, which comes back to it.
///
/// Bounded by the setting's count, by [#PENDING_BYTES] and by the node's [RecordQueue]: over any of
/// them the connection is not read. What one read of the socket held (64 KiB at most) is still
/// taken.
final class Submissions {

  /// A client with bodies of the largest size has two of them pending; it still fills the way.
  static final int PENDING_BYTES = 2 * Limits.FRAME_BYTES;

  private static final Logger log = LoggerFactory.getLogger(Submissions.class);

  private record Pending(
      ConversationId conversation,
      ByteString clientMessageId,
      byte[] record,
      TraceId trace,
      Span span,
      long atNanos) {}

  private final Connection connection;
  private final NodeServices services;
  private final Identity identity;
  private final SubmissionLanes<Pending> lanes = new SubmissionLanes<>();
  private int pendingBytes;
  private boolean waitsForRoom;
  private boolean abandoned;

  Submissions(Connection connection, NodeServices services, Identity identity) {
    this.connection = connection;
    this.services = services;
    this.identity = identity;
  }

  void submit(Submit submit) {
    var problem = SubmitCheck.problem(submit);
    if (problem.isPresent()) {
      refuse(submit, problem.get());
      return;
    }
    var pending = pending(submit);
    lanes.add(pending.conversation(), pending);
    pendingBytes += pending.record().length;
    if (!services.records().reserve(pending.record().length) && !waitsForRoom) {
      waitsForRoom = true;
      services.records().whenRoom(() -> connection.execute(this::roomAgain));
    }
    handOver();
    if (mustPause()) {
      connection.pause(Connection.PAUSED_BY_SUBMISSIONS);
    }
  }

  private boolean mustPause() {
    return waitsForRoom
        || lanes.size() >= services.settings().limits().maxPendingSubmissions()
        || pendingBytes >= PENDING_BYTES;
  }

  private void handOver() {
    for (var next = lanes.next(); next != null; next = lanes.next()) {
      var pending = next.submission();
      services
          .records()
          .send(outgoing(pending), failure -> connection.execute(() -> answered(pending, failure)));
    }
  }

  private static ProducerRecord<byte[], byte[]> outgoing(Pending pending) {
    var record =
        new ProducerRecord<>(
            Topics.MESSAGE_SUBMITTED, pending.conversation().toKey(), pending.record());
    var traceparent = Tracing.traceparent(pending.span());
    if (!traceparent.isEmpty()) {
      record.headers().add(Tracing.TRACEPARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
    }
    return record;
  }

  private void answered(Pending pending, @Nullable Exception failure) {
    pending.span().end();
    if (abandoned) {
      return;
    }
    if (failure != null) {
      services.metrics().recordUnconfirmed();
      // The queue says once that the broker does not answer.
      log.atDebug()
          .addKeyValue("connectionId", identity.connection())
          .addKeyValue("failure", failure.getClass().getSimpleName())
          .log("submission could not be confirmed");
      connection.goodbye(CloseCode.CLOSE_CODE_UNCONFIRMED);
      return;
    }
    lanes.arrived(pending.conversation());
    pendingBytes -= pending.record().length;
    services.metrics().submitted(pending.atNanos());
    log.atDebug()
        .addKeyValue("traceId", pending.trace())
        .addKeyValue("connectionId", identity.connection())
        .log("submission is in the broker");
    connection.send(submitted(pending));
    handOver();
    resumeIfRoom();
  }

  private void roomAgain() {
    waitsForRoom = false;
    resumeIfRoom();
  }

  private void resumeIfRoom() {
    if (!abandoned && !mustPause()) {
      connection.resume(Connection.PAUSED_BY_SUBMISSIONS);
    }
  }

  /// Whether nothing waits or is on its way, so that this may be forgotten.
  boolean isIdle() {
    return lanes.size() == 0 && !waitsForRoom;
  }

  /// The connection ended: what was not handed over never will be.
  void abandon() {
    abandoned = true;
    for (var pending : lanes.abandon()) {
      services.records().release(pending.record().length);
    }
  }

  private Pending pending(Submit submit) {
    long atNanos = System.nanoTime();
    var trace =
        submit.getTraceId().isEmpty()
            ? TraceId.random()
            : TraceId.of(submit.getTraceId().toByteArray());
    var traced =
        submit.getTraceId().isEmpty()
            ? submit.toBuilder()
                .setTraceId(UnsafeByteOperations.unsafeWrap(trace.toBytes()))
                .build()
            : submit;
    var record =
        SubmittedRecord.newBuilder()
            .setOrigin(identity.origin(services.node()))
            .setSubmit(traced)
            .build();
    return new Pending(
        new ConversationId(submit.getConversationId()),
        submit.getClientMessageId(),
        record.toByteArray(),
        trace,
        services.tracing().begin("Submit", trace),
        atNanos);
  }

  private void refuse(Submit submit, Problem problem) {
    var code = ProblemCode.valueOf("PROBLEM_CODE_" + problem.code().name());
    services.metrics().refused(code);
    connection.send(
        ServerFrame.newBuilder()
            .setRefused(
                Refused.newBuilder()
                    .setConversationId(submit.getConversationId())
                    .setClientMessageId(orEmpty(submit.getClientMessageId()))
                    .setProblem(
                        im.relation.contract.common.v1.Problem.newBuilder()
                            .setCode(code)
                            .setText(problem.text())
                            .setField(problem.field()))
                    .setRetryable(problem.code().isRetryable())
                    .setTraceId(orEmpty(submit.getTraceId())))
            .build());
  }

  /// An id of the wrong length is not said back: it may be as long as a frame.
  private static ByteString orEmpty(ByteString id) {
    return id.size() == Bits128.LENGTH ? id : ByteString.EMPTY;
  }

  private static ServerFrame submitted(Pending pending) {
    return ServerFrame.newBuilder()
        .setSubmitted(
            Submitted.newBuilder()
                .setConversationId(pending.conversation().value())
                .setClientMessageId(pending.clientMessageId()))
        .build();
  }
}
