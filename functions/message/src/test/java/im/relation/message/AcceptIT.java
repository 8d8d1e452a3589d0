package im.relation.message;

import static im.relation.message.MessageProcess.ANN;
import static im.relation.message.MessageProcess.BEN;
import static im.relation.message.MessageProcess.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.common.v1.ProblemCode;
import im.relation.contract.record.v1.OutcomeRecord;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ConversationId;
import im.relation.runtime.RecordBatch;
import im.relation.runtime.TopicRecord;
import im.relation.testkit.RealServers;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(RealServers.class)
class AcceptIT {

  private static final String BODY_OF_NO_ROW = "unstorable";

  private MessageProcess process;
  private ConversationId chat;

  @BeforeEach
  void open() {
    process = new MessageProcess();
    chat = process.chat();
  }

  @AfterEach
  void close() {
    process.close();
  }

  @Test
  void storesAPollInItsOrderWithoutGaps() throws Exception {
    // When
    var first = accept(submitted(chat, ANN, 1, "one"), submitted(chat, BEN, 2, "two"));
    var second = accept(submitted(chat, ANN, 3, "three"));

    // Then
    assertThat(sequences(first)).containsExactly(1L, 2L);
    assertThat(sequences(second)).containsExactly(3L);
    assertThat(
            process.jdbc.queryForList(
                "SELECT CONVERT(body USING utf8mb4) FROM message WHERE conversation_id = ? ORDER BY sequence",
                String.class,
                chat.value()))
        .containsExactly("one", "two", "three");
  }

  @Test
  void givesARedeliveredPollTheSameOutcomes() throws Exception {
    // Given
    var poll = new TopicRecord[] {submitted(chat, ANN, 1, "one"), submitted(chat, BEN, 2, "two")};
    var first = accept(poll);

    // When
    var again = accept(poll);

    // Then
    assertThat(sequences(again)).isEqualTo(sequences(first));
    assertThat(again.outcomes()).isEqualTo(first.outcomes());
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void pushesWhatIsStoredWhenAnIdComesAgainWithAnotherBody() throws Exception {
    // Given
    accept(submitted(chat, ANN, 1, "first"));

    // When
    var again = accept(submitted(chat, ANN, 1, "second"));

    // Then
    var pushed = ServerFrame.parseFrom(again.outcomes().getFirst().getAccepted().getMessage());
    assertThat(pushed.getMessage().getEntry().getBody().toStringUtf8()).isEqualTo("first");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void buriesTheOneRecordThatCannotBeStoredAndStoresTheOthers() throws Exception {
    // Given
    process.jdbc.execute("ALTER TABLE message ADD CHECK (body <> '" + BODY_OF_NO_ROW + "')");

    // When
    var accepted =
        accept(
            submitted(chat, ANN, 1, "before"),
            submitted(chat, ANN, 2, BODY_OF_NO_ROW),
            submitted(chat, ANN, 3, "after"));

    // Then
    assertThat(accepted.result().deadLetters())
        .singleElement()
        .satisfies(dead -> assertThat(dead.record().offset()).isEqualTo(2));
    assertThat(codes(accepted)).containsExactly(ProblemCode.PROBLEM_CODE_INTERNAL);
    assertThat(sequences(accepted)).containsExactly(1L, 2L);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void buriesARecordThatIsNoSubmissionAndStoresTheOthers() throws Exception {
    // Given
    var garbage = new TopicRecord("message-submitted", 0, 9, chat.toKey(), new byte[] {1, 2}, 1);

    // When
    var accepted = accept(garbage, submitted(chat, ANN, 1, "hello"));

    // Then
    assertThat(accepted.result().deadLetters()).hasSize(1);
    assertThat(sequences(accepted)).containsExactly(1L);
  }

  @Test
  void refusesWhatComesAfterAnAcknowledgedChangeOfRights() throws Exception {
    // Given
    accept(submitted(chat, ANN, 1, "allowed"));
    process.transactions.run(() -> process.conversations.setMaySend(chat, false));

    // When
    var accepted = accept(submitted(chat, ANN, 1, "allowed"), submitted(chat, ANN, 2, "refused"));

    // Then
    assertThat(sequences(accepted)).containsExactly(1L);
    assertThat(codes(accepted)).containsExactly(ProblemCode.PROBLEM_CODE_NOT_ALLOWED);
  }

  @Test
  void staysGaplessAndOnceWhenTwoConsumersAcceptTheSamePolls() throws Exception {
    // Given
    int polls = 40;
    var records =
        LongStream.range(0, polls).mapToObj(n -> submitted(chat, ANN, n, "text " + n)).toList();

    // When
    try (var consumers = Executors.newFixedThreadPool(2)) {
      var both =
          IntStream.range(0, 2)
              .mapToObj(n -> consumers.submit(() -> records.forEach(this::acceptOne)))
              .toList();
      for (var one : both) {
        one.get();
      }
    }

    // Then
    assertThat(
            process.jdbc.queryForList(
                "SELECT sequence FROM message WHERE conversation_id = ? ORDER BY sequence",
                Long.class,
                chat.value()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, polls).boxed().toList());
  }

  private void acceptOne(TopicRecord record) {
    process.accept.accept(new RecordBatch(List.of(record)));
  }

  private Accepted accept(TopicRecord... records) {
    return process.accept.accept(new RecordBatch(List.of(records)));
  }

  private int rows() {
    return process.jdbc.queryForList("SELECT sequence FROM message", Long.class).size();
  }

  private static List<Long> sequences(Accepted accepted) {
    return accepted.outcomes().stream()
        .filter(OutcomeRecord::hasAccepted)
        .map(outcome -> outcome.getAccepted().getSequence())
        .toList();
  }

  private static List<ProblemCode> codes(Accepted accepted) throws Exception {
    var codes = new java.util.ArrayList<ProblemCode>();
    for (var outcome : accepted.outcomes()) {
      if (outcome.hasRefused()) {
        codes.add(ServerFrame.parseFrom(outcome.getAnswer()).getRefused().getProblem().getCode());
      }
    }
    return codes;
  }
}
