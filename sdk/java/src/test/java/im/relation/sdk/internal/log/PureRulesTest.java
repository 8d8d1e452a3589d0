package im.relation.sdk.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.message.v1.Entry;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PureRulesTest {

  private static Entry entry(long sequence) {
    return Entry.newBuilder().setSequence(sequence).build();
  }

  private static List<Long> sequences(List<Entry> entries) {
    return entries.stream().map(Entry::getSequence).toList();
  }

  @Test
  void anEntryAfterAGapWaitsUntilTheGapIsFilled() {
    // Given
    LogEdge edge = new LogEdge(1);
    // When
    List<Entry> early = edge.offer(entry(3));
    boolean gap = edge.hasGap();
    List<Entry> filled = edge.offer(entry(2));
    // Then
    assertThat(early).isEmpty();
    assertThat(gap).isTrue();
    assertThat(sequences(filled)).containsExactly(2L, 3L);
    assertThat(edge.hasGap()).isFalse();
    assertThat(edge.offer(entry(3))).isEmpty();
  }

  @Test
  void aPageCoversSequencesThatHaveNoRow() {
    // Given
    LogEdge edge = new LogEdge(0);
    edge.offer(entry(6));
    // When
    List<Entry> told = edge.cover(List.of(entry(1), entry(3), entry(5)), 0, 5);
    // Then
    assertThat(sequences(told)).containsExactly(1L, 3L, 5L, 6L);
    assertThat(edge.top()).isEqualTo(6);
  }

  @Test
  void moreThanMayWaitIsKnownAsAGapAndNotKept() {
    // Given
    LogEdge edge = new LogEdge(0);
    LongStream.rangeClosed(2, LogEdge.MAX_WAITING + 10)
        .mapToObj(PureRulesTest::entry)
        .forEach(edge::offer);
    // When
    List<Entry> told = edge.offer(entry(1));
    // Then
    assertThat(told).hasSize(LogEdge.MAX_WAITING + 1);
    assertThat(edge.hasGap()).isTrue();
    assertThat(edge.seen()).isEqualTo(LogEdge.MAX_WAITING + 10);
  }

  @Test
  void skippingGivesUpOnlyWhatLiesBeforeTheFirstThatWaits() {
    // Given
    LogEdge edge = new LogEdge(1);
    edge.offer(entry(4));
    edge.offer(entry(6));
    // When
    List<Entry> told = edge.skipTo(6);
    // Then
    assertThat(sequences(told)).containsExactly(4L);
    assertThat(edge.top()).isEqualTo(4);
    assertThat(edge.hasGap()).isTrue();
  }

  @Test
  void backOffDoublesUpToItsCapAndIsFullyJittered() {
    // Given
    BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));
    // Then
    assertThat(backOff.width(0)).isEqualTo(Duration.ofMillis(500));
    assertThat(backOff.width(3)).isEqualTo(Duration.ofSeconds(4));
    assertThat(backOff.width(1_000)).isEqualTo(Duration.ofSeconds(30));
    assertThat(backOff.delay(3, 0)).isEqualTo(Duration.ZERO);
    assertThat(backOff.delay(3, 0.5)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void closeCodesFollowTheirRanges() {
    assertThat(List.of(3000, 3499, 4001, 4499)).allMatch(code -> rule(code, CloseRule.RECONNECT));
    assertThat(List.of(3500, 3999, 4500, 4999)).allMatch(code -> rule(code, CloseRule.FINAL));
    assertThat(List.of(3002, 4000)).allMatch(code -> rule(code, CloseRule.REFRESH));
  }

  private static boolean rule(int code, CloseRule rule) {
    return CloseRule.of(code) == rule;
  }

  @Test
  void theFirstReceiptGoesAtOnceAndTheNextCarryTheFurthest() {
    // Given
    ReceiptPacer pacer = new ReceiptPacer(200);
    pacer.offer(new ReceiptPacer.Cursor(1, 5, 0));
    assertThat(pacer.due(1_000)).containsExactly(new ReceiptPacer.Cursor(1, 5, 0));
    // When
    pacer.offer(new ReceiptPacer.Cursor(1, 7, 9));
    pacer.offer(new ReceiptPacer.Cursor(1, 6, 0));
    pacer.offer(new ReceiptPacer.Cursor(2, 1, 0));
    // Then
    assertThat(pacer.due(1_199)).containsExactly(new ReceiptPacer.Cursor(2, 1, 0));
    assertThat(pacer.nextAt()).isEqualTo(OptionalLong.of(1_200));
    assertThat(pacer.due(1_200)).containsExactly(new ReceiptPacer.Cursor(1, 7, 9));
    assertThat(pacer.due(1_500)).isEmpty();
    assertThat(pacer.nextAt()).isEmpty();
  }

  @Test
  void unreadIsCountedFromRowsWhereAllAreHeld() {
    assertThat(unread(new Unread.Known(2, true, 99, 0, 5), 1, 2, 3, 4, 5)).isEqualTo(3);
  }

  @Test
  void unreadIsTheServicesNumberAndWhatCameSinceWhereRowsAreMissing() {
    assertThat(unread(new Unread.Known(0, false, 90, 0, 100), 99, 100, 101, 102)).isEqualTo(92);
  }

  @Test
  void whatWasReadSinceIsTakenOffTheServicesNumber() {
    assertThat(unread(new Unread.Known(99, false, 90, 0, 100), 98, 99, 100, 101)).isEqualTo(89);
  }

  @Test
  void theServicesNumberSaysNothingOnceReadPastIt() {
    assertThat(unread(new Unread.Known(101, false, 90, 0, 100), 100, 101, 102)).isEqualTo(1);
  }

  private static long unread(Unread.Known known, long... held) {
    TreeSet<Long> rows = new TreeSet<>(LongStream.of(held).boxed().toList());
    return Unread.of(known, after -> rows.tailSet(after, false).size());
  }
}
