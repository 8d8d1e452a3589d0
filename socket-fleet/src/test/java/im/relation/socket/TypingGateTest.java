package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.socket.v1.TypingState;
import im.relation.domain.ConnectionId;
import im.relation.domain.ConversationId;
import im.relation.socket.TypingGate.Place;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TypingGateTest {

  private static final ConversationId ONE = new ConversationId(1);
  private static final ConversationId TWO = new ConversationId(2);

  private final ConnectionId connection = ConnectionId.random();
  private final TypingGate gate = new TypingGate(Duration.ofMillis(500), 2);

  @Test
  void letsOnePassInAWhilePerConnectionConversationAndState() {
    assertThat(gate.mayPass(typing(ONE), 0)).isTrue();
    assertThat(gate.mayPass(typing(ONE), 499)).isFalse();
    assertThat(gate.mayPass(typing(TWO), 499)).isTrue();
    assertThat(gate.mayPass(typing(ONE), 500)).isTrue();
  }

  @Test
  void letsAStopPassRightAfterTheBeginning() {
    // Given
    gate.mayPass(typing(ONE), 0);

    // Then
    var stop = new Place(connection, ONE, TypingState.TYPING_STATE_STOPPED);
    assertThat(gate.mayPass(stop, 1)).isTrue();
    assertThat(gate.mayPass(stop, 2)).isFalse();
  }

  @Test
  void letsNothingPassWhenItIsFullAndForgetsWhatIsOld() {
    // Given
    gate.mayPass(typing(ONE), 0);
    gate.mayPass(typing(TWO), 100);
    var other = new Place(ConnectionId.random(), ONE, TypingState.TYPING_STATE_TEXT);

    // Then
    assertThat(gate.mayPass(other, 499)).isFalse();
    assertThat(gate.mayPass(other, 500)).isTrue();
    assertThat(gate.held()).isEqualTo(2);
    gate.forget(1_000);
    assertThat(gate.held()).isZero();
  }

  private Place typing(ConversationId conversation) {
    return new Place(connection, conversation, TypingState.TYPING_STATE_TEXT);
  }
}
