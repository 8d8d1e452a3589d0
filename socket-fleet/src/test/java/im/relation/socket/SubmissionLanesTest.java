package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.domain.ConversationId;
import im.relation.socket.SubmissionLanes.Next;
import org.junit.jupiter.api.Test;

final class SubmissionLanesTest {

  private static final ConversationId ONE = new ConversationId(1);
  private static final ConversationId TWO = new ConversationId(2);

  private final SubmissionLanes<String> lanes = new SubmissionLanes<>();

  @Test
  void sendsOneOfEachConversationAtATime() {
    // Given
    lanes.add(ONE, "a");
    lanes.add(ONE, "b");
    lanes.add(TWO, "c");

    // Then
    assertThat(lanes.next()).isEqualTo(new Next<>(ONE, "a"));
    assertThat(lanes.next()).isEqualTo(new Next<>(TWO, "c"));
    assertThat(lanes.next()).isNull();
    assertThat(lanes.size()).isEqualTo(3);
  }

  @Test
  void letsTheNextGoWhenTheOneBeforeHasArrived() {
    // Given
    lanes.add(ONE, "a");
    lanes.add(ONE, "b");
    lanes.next();

    // When
    assertThat(lanes.arrived(ONE)).isEqualTo("a");

    // Then
    assertThat(lanes.next()).isEqualTo(new Next<>(ONE, "b"));
    lanes.add(ONE, "c");
    assertThat(lanes.next()).isNull();
    assertThat(lanes.arrived(ONE)).isEqualTo("b");
    assertThat(lanes.arrived(ONE)).isEqualTo("c");
    assertThat(lanes.size()).isZero();
  }

  @Test
  void abandonsThoseThatWereNeverOnTheirWay() {
    // Given
    lanes.add(ONE, "a");
    lanes.add(ONE, "b");
    lanes.next();
    lanes.add(TWO, "c");

    // Then
    assertThat(lanes.abandon()).containsExactlyInAnyOrder("b", "c");
    assertThat(lanes.next()).isNull();
    assertThat(lanes.size()).isZero();
  }

  @Test
  void nothingArrivesInALaneThatIsEmpty() {
    assertThatThrownBy(() -> lanes.arrived(ONE)).isInstanceOf(IllegalStateException.class);
  }
}
