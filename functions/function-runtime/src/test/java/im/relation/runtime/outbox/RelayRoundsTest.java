package im.relation.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RelayRoundsTest {

  private final OutboxRow first = row(1, "topic", 7);
  private final OutboxRow other = row(2, "topic", 8);
  private final OutboxRow second = row(3, "topic", 7);
  private final OutboxRow elsewhere = row(4, "another", 7);
  private final OutboxRow third = row(5, "topic", 7);

  @Test
  void putsOneRowOfAKeyIntoARoundInOrder() {
    // When
    var rounds = RelayRounds.of(List.of(first, other, second, elsewhere, third));

    // Then
    assertThat(rounds)
        .containsExactly(List.of(first, other, elsewhere), List.of(second), List.of(third));
  }

  @Test
  void hasNoRoundForNothing() {
    assertThat(RelayRounds.of(List.of())).isEmpty();
  }

  private static OutboxRow row(long id, String topic, int key) {
    return new OutboxRow(id, topic, new byte[] {(byte) key}, new byte[0], "");
  }
}
