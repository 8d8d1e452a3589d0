package im.relation.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.backplane.Topics;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.ClientMessageId;
import im.relation.domain.TraceId;
import org.junit.jupiter.api.Test;

class DerivedIdsTest {

  @Test
  void derivesTheIdsOfASubmissionFromItsRow() throws Exception {
    // Given
    var row = row(Topics.MESSAGE_SUBMITTED, record(ByteString.EMPTY, ByteString.EMPTY));

    // When
    var submit = SubmittedRecord.parseFrom(DerivedIds.fill(row)).getSubmit();

    // Then
    assertThat(ClientMessageId.of(submit.getClientMessageId().toByteArray()))
        .hasToString("696d6f7574626f78" + "000000000000012c");
    assertThat(TraceId.of(submit.getTraceId().toByteArray()).bits().isZero()).isFalse();
    assertThat(submit.getConversationId()).isEqualTo(9);
    assertThat(DerivedIds.fill(row)).isEqualTo(DerivedIds.fill(row));
  }

  @Test
  void leavesIdsThatAreThere() {
    // Given
    var id = ByteString.copyFrom(ClientMessageId.random().toBytes());
    var row = row(Topics.MESSAGE_SUBMITTED, record(id, id));

    // When
    byte[] sent = DerivedIds.fill(row);

    // Then
    assertThat(sent).isEqualTo(row.record());
  }

  @Test
  void fillsInOnlyWhatIsMissing() throws Exception {
    // Given
    var id = ByteString.copyFrom(ClientMessageId.random().toBytes());

    // When
    byte[] sent = DerivedIds.fill(row(Topics.MESSAGE_SUBMITTED, record(id, ByteString.EMPTY)));

    // Then
    assertThat(SubmittedRecord.parseFrom(sent).getSubmit().getClientMessageId()).isEqualTo(id);
    assertThat(SubmittedRecord.parseFrom(sent).getSubmit().getTraceId().size()).isEqualTo(16);
  }

  @Test
  void leavesOtherTopicsAndWhatItCannotReadAsTheyAre() {
    // Given
    byte[] garbage = {-1, -1, -1};

    // When
    byte[] elsewhere = DerivedIds.fill(row(Topics.SESSION_ENDED, garbage));
    byte[] unreadable = DerivedIds.fill(row(Topics.MESSAGE_SUBMITTED, garbage));

    // Then
    assertThat(elsewhere).isEqualTo(garbage);
    assertThat(unreadable).isEqualTo(garbage);
  }

  private static OutboxRow row(String topic, byte[] record) {
    return new OutboxRow(300, topic, new byte[8], record, "");
  }

  private static byte[] record(ByteString messageId, ByteString traceId) {
    return SubmittedRecord.newBuilder()
        .setSubmit(
            Submit.newBuilder()
                .setConversationId(9)
                .setClientMessageId(messageId)
                .setTraceId(traceId))
        .build()
        .toByteArray();
  }
}
