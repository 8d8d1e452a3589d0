package im.relation.runtime.outbox;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.backplane.Topics;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.Bits128;
import im.relation.domain.TraceId;

/// Fills in what a submission from the outbox needs and only its row can give: the ids that make a
/// second sending of the same row the same submission.
final class DerivedIds {

  /// First half of every derived id: `imoutbox` in ASCII. A client's ids are random, so one of them
  /// begins like this with a chance of 2^-64.
  private static final long MARKER = 0x696D_6F75_7462_6F78L;

  private DerivedIds() {}

  /// The record as it is sent. What cannot be parsed goes as it is: accept dead-letters it.
  static byte[] fill(OutboxRow row) {
    if (!row.topic().equals(Topics.MESSAGE_SUBMITTED)) {
      return row.record();
    }
    try {
      SubmittedRecord record = SubmittedRecord.parseFrom(row.record());
      Submit submit = record.getSubmit();
      if (!submit.getClientMessageId().isEmpty() && !submit.getTraceId().isEmpty()) {
        return row.record();
      }
      return record.toBuilder().setSubmit(fill(submit, row)).build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      return row.record();
    }
  }

  /// 16 bytes.
  static ByteString idOf(long rowId) {
    return ByteString.copyFrom(new Bits128(MARKER, rowId).toBytes());
  }

  private static Submit fill(Submit submit, OutboxRow row) {
    var id = idOf(row.id());
    Submit.Builder filled = submit.toBuilder();
    if (submit.getClientMessageId().isEmpty()) {
      filled.setClientMessageId(id);
    }
    if (submit.getTraceId().isEmpty()) {
      filled.setTraceId(row.traceparent().isEmpty() ? id : traceId(row.traceparent()));
    }
    return filled.build();
  }

  /// The second of the four parts.
  private static ByteString traceId(String traceparent) {
    return ByteString.copyFrom(TraceId.parse(traceparent.substring(3, 35)).toBytes());
  }
}
