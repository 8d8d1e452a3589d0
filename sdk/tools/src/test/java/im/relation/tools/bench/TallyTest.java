package im.relation.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TallyTest {

  /// The log of a new friendship begins with an entry that is nobody's message.
  private static final long BEFORE = 1;

  private final Tally tally = new Tally();

  private void send(int warmup, int measured) {
    for (int i = 0; i < warmup; i++) {
      tally.sent(false);
    }
    for (int i = 0; i < measured; i++) {
      tally.sent(true);
    }
  }

  private void submit(int... numbers) {
    for (int number : numbers) {
      tally.submitted(number);
    }
  }

  private void deliver(int... numbers) {
    for (int number : numbers) {
      tally.delivered(number);
    }
  }

  private void store(int... numbers) {
    long sequence = BEFORE;
    tally.entry(sequence);
    for (int number : numbers) {
      tally.entry(++sequence);
      tally.stored(number);
    }
  }

  @Test
  void countsNothingAsWrongWhereAllCameOnceAndInOrder() {
    // Given
    send(0, 3);
    submit(0, 1, 2);
    deliver(0, 1, 2);
    store(0, 1, 2);

    // When
    var sum = tally.sum();

    // Then
    assertThat(sum).isEqualTo(new Tally.Sum(3, 3, 3, 3, 0, 0, 0));
    assertThat(sum.right()).isTrue();
  }

  @Test
  void leavesTheWarmUpOutOfWhatIsCounted() {
    // Given
    send(2, 1);
    submit(0, 1, 2);
    deliver(0, 1, 2);
    store(0, 1, 2);

    // When
    var sum = tally.sum();

    // Then
    assertThat(sum).isEqualTo(new Tally.Sum(1, 1, 1, 1, 0, 0, 0));
  }

  @Test
  void countsALossInTheWarmUp() {
    // Given
    send(2, 1);
    submit(0, 1, 2);
    deliver(0, 1, 2);
    store(0, 2);

    // When
    var sum = tally.sum();

    // Then
    assertThat(sum.lost()).isEqualTo(1);
    assertThat(sum.right()).isFalse();
  }

  @Test
  void countsAsLostWhatIsNotStoredOrNotDelivered() {
    // Given
    send(0, 4);
    submit(0, 1, 2, 3);
    deliver(0, 1, 3);
    store(0, 2, 3);

    // When
    var sum = tally.sum();

    // Then
    assertThat(sum).isEqualTo(new Tally.Sum(4, 4, 3, 3, 2, 0, 0));
  }

  @Test
  void countsWhatComesTwiceAsDoubledAndOnce() {
    // Given
    send(0, 2);
    submit(0, 1, 1);
    deliver(0, 1, 1);
    store(0, 1, 0);

    // When
    var sum = tally.sum();

    // Then
    assertThat(sum).isEqualTo(new Tally.Sum(2, 2, 2, 2, 0, 2, 0));
  }

  @Test
  void countsWhatComesAfterALaterOneAsDisordered() {
    // Given
    send(0, 4);
    submit(0, 1, 2, 3);
    deliver(0, 3, 1, 2);
    store(1, 0, 2, 3);

    // When
    var sum = tally.sum();

    // Then two pushes and one row
    assertThat(sum.disordered()).isEqualTo(3);
    assertThat(sum.lost()).isZero();
  }

  @Test
  void countsAGapInTheLogAsDisorder() {
    // Given
    send(0, 2);
    submit(0, 1);
    deliver(0, 1);
    tally.entry(1);
    tally.stored(0);
    tally.entry(3);
    tally.stored(1);

    // When
    var sum = tally.sum();

    // Then
    assertThat(sum.disordered()).isEqualTo(1);
  }

  @Test
  void addsPairsUp() {
    // Given
    var one = new Tally.Sum(1, 2, 3, 4, 5, 6, 7);

    // When
    var sum = Tally.Sum.NONE.plus(one).plus(one);

    // Then
    assertThat(sum).isEqualTo(new Tally.Sum(2, 4, 6, 8, 10, 12, 14));
  }
}
