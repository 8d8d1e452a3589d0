package im.relation.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.message.v1.MessageBody;
import im.relation.contract.message.v1.TextBody;
import im.relation.domain.ClientMessageId;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.Entry;
import im.relation.sdk.Tick;
import im.relation.sdk.TimelineRow;
import im.relation.sdk.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChatRowsTest {

  private static final UserId ME = new UserId(1);
  private static final UserId PEER = new UserId(2);
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  @Test
  void joinsWhatOnePersonWroteAtOneTime() {
    var rows =
        of(
            theirs(1, NOON),
            theirs(2, NOON.plusSeconds(60)),
            mine(3, NOON.plusSeconds(70), Tick.SENT),
            theirs(4, NOON.plusSeconds(80)),
            theirs(5, NOON.plus(Duration.ofMinutes(10))));
    assertThat(messages(rows))
        .extracting(ChatRow.Message::joined)
        .containsExactly(false, true, false, false, false);
  }

  @Test
  void putsALineOverEachDay() {
    var rows = of(theirs(1, NOON), theirs(2, NOON.plus(Duration.ofDays(1))));
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0)).isInstanceOf(ChatRow.Day.class);
    assertThat(rows.get(2)).isInstanceOf(ChatRow.Day.class);
  }

  @Test
  void aClockThatWentBackBeginsNoDayTwice() {
    var rows = of(theirs(1, NOON), theirs(2, NOON.minus(Duration.ofDays(1))));
    assertThat(rows).filteredOn(row -> row instanceof ChatRow.Day).hasSize(1);
  }

  @Test
  void theLineOfNewMessagesStandsOverTheFirstUnreadOne() {
    var view =
        new TimelineView(
            List.of(theirs(1, NOON), theirs(2, NOON.plusSeconds(1))),
            false,
            false,
            Optional.of(new Sequence(2)),
            0);
    var rows = ChatRows.of(view, ME, ZoneOffset.UTC);
    assertThat(rows.get(2)).isEqualTo(new ChatRow.NewMessages());
    assertThat(((ChatRow.Message) rows.get(3)).joined()).isFalse();
  }

  @Test
  void theLineOfNewMessagesStandsOverWhatIsMissingWhereTheFirstUnreadOneIs() {
    var hole =
        new TimelineRow.Hole(
            "hole 2", new Sequence(2), new Sequence(4_950), TimelineRow.Loading.IDLE);
    var view =
        new TimelineView(
            List.of(theirs(1, NOON), hole, theirs(4_951, NOON.plusSeconds(1))),
            false,
            false,
            Optional.of(new Sequence(4_901)),
            0);
    var rows = ChatRows.of(view, ME, ZoneOffset.UTC);
    assertThat(rows.get(2)).isEqualTo(new ChatRow.NewMessages());
    assertThat(rows.get(3)).isEqualTo(new ChatRow.Missing(hole));
    assertThat(rows.get(3).place()).isEmpty();
  }

  @Test
  void aSendIsSendingUntilItFails() {
    var problem = Problem.of(ProblemCode.NOT_ALLOWED);
    var id = ClientMessageId.random();
    var rows = of(outgoing("a", id, null), outgoing("b", id, problem));
    assertThat(messages(rows))
        .extracting(ChatRow.Message::author)
        .containsExactly(
            new ChatRow.Author.Mine(new ChatRow.Progress.Sending()),
            new ChatRow.Author.Mine(new ChatRow.Progress.Failed(id, problem)));
  }

  @Test
  void ticksFollowTheOtherOnesCursors() {
    var rows =
        of(
            mine(1, NOON, Tick.READ),
            mine(2, NOON, Tick.DELIVERED),
            mine(3, NOON, Tick.SENT),
            mine(4, NOON, null));
    assertThat(messages(rows))
        .extracting(ChatRow.Message::author)
        .containsExactly(
            new ChatRow.Author.Mine(new ChatRow.Progress.Read()),
            new ChatRow.Author.Mine(new ChatRow.Progress.Delivered()),
            new ChatRow.Author.Mine(new ChatRow.Progress.Sent()),
            new ChatRow.Author.Mine(new ChatRow.Progress.Sent()));
  }

  @Test
  void whatIsMissingIsARowAndAKindOfTheFutureIsSaidToBeOne() {
    var hole =
        new TimelineRow.Hole("hole-4", new Sequence(4), new Sequence(9), TimelineRow.Loading.IDLE);
    var unknown = stored(10, PEER, NOON, EntryKind.UNRECOGNIZED, null);
    var rows = of(hole, unknown);
    assertThat(rows.get(0)).isEqualTo(new ChatRow.Missing(hole));
    assertThat(rows.getLast())
        .isEqualTo(new ChatRow.Told("e10", new Sequence(10), ChatRow.Saying.UNKNOWN));
  }

  private static List<ChatRow> of(TimelineRow... rows) {
    var view = new TimelineView(List.of(rows), false, false, Optional.empty(), 0);
    return ChatRows.of(view, ME, ZoneOffset.UTC);
  }

  private static List<ChatRow.Message> messages(List<ChatRow> rows) {
    return rows.stream()
        .filter(row -> row instanceof ChatRow.Message)
        .map(row -> (ChatRow.Message) row)
        .toList();
  }

  private static TimelineRow theirs(long sequence, Instant at) {
    return stored(sequence, PEER, at, EntryKind.ENTRY_KIND_MESSAGE, null);
  }

  private static TimelineRow mine(long sequence, Instant at, @Nullable Tick tick) {
    return stored(sequence, ME, at, EntryKind.ENTRY_KIND_MESSAGE, tick);
  }

  private static TimelineRow stored(
      long sequence, UserId sender, Instant at, EntryKind kind, @Nullable Tick tick) {
    var body = MessageBody.newBuilder().setText(TextBody.newBuilder().setText("t")).build();
    var entry =
        im.relation.contract.message.v1.Entry.newBuilder()
            .setConversationId(5)
            .setSequence(sequence)
            .setSenderId(sender.value())
            .setAcceptedAtMillis(at.toEpochMilli())
            .setBody(ByteString.copyFrom(body.toByteArray()));
    if (kind == EntryKind.UNRECOGNIZED) {
      entry.setKindValue(99);
    } else {
      entry.setKind(kind);
    }
    return new TimelineRow.Stored("e" + sequence, new Entry(entry.build()), tick);
  }

  private static TimelineRow outgoing(String key, ClientMessageId id, @Nullable Problem problem) {
    return new TimelineRow.Outgoing(key, id, "text", NOON, problem);
  }
}
