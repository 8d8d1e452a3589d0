package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.ConnectionId;
import im.relation.domain.ConversationId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TypingGateTest {

  private static final ConversationId ONE = new ConversationId(1);
  private static final ConversationId TWO = new ConversationId(2);

  private final ConnectionId connection = ConnectionId.random();
  private final TypingGate gate = new TypingGate(Duration.ofMillis(500), 2);

  @Test
  void letsOnePassInAWhilePerConnectionAndConversation() {
    assertThat(gate.mayPass(connection, ONE, 0)).isTrue();
    assertThat(gate.mayPass(connection, ONE, 499)).isFalse();
    assertThat(gate.mayPass(connection, TWO, 499)).isTrue();
    assertThat(gate.mayPass(connection, ONE, 500)).isTrue();
  }

  @Test
  void letsNothingPassWhenItIsFullAndForgetsWhatIsOld() {
    // Given
    gate.mayPass(connection, ONE, 0);
    gate.mayPass(connection, TWO, 100);

    // Then
    assertThat(gate.mayPass(ConnectionId.random(), ONE, 499)).isFalse();
    assertThat(gate.mayPass(ConnectionId.random(), ONE, 500)).isTrue();
    assertThat(gate.held()).isEqualTo(2);
    gate.forget(1_000);
    assertThat(gate.held()).isZero();
  }
}
