package im.relation.presence;

import static im.relation.contract.socket.v1.TypingState.TYPING_STATE_STOPPED;
import static im.relation.contract.socket.v1.TypingState.TYPING_STATE_TEXT;
import static im.relation.contract.socket.v1.TypingState.TYPING_STATE_UNSPECIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.TypingState;
import im.relation.conversation.ConversationView;
import im.relation.conversation.MemberKey;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.presence.EphemeralEvent.Typed;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TypingTest {

  private static final long NOW = 1_000_000;
  private static final ConversationId HERE = new ConversationId(7);
  private static final ConversationId THERE = new ConversationId(8);
  private static final UserId ALICE = new UserId(1);
  private static final UserId BOB = new UserId(2);
  private static final UserId CAROL = new UserId(3);

  @Test
  void dropsTypingThatIsOlderThanFiveSeconds() {
    // Given
    var late = typed(HERE, NOW - 5_001);
    var justInTime = typed(THERE, NOW - 5_000);
    // When
    var kept = TypingFilter.keep(List.of(late, justInTime), NOW);
    // Then
    assertThat(kept).containsExactly(justInTime);
  }

  @Test
  void takesTypingFromANodeWhoseClockIsASecondAhead() {
    // Given
    var ahead = typed(HERE, NOW + 1_000);
    // When
    var kept = TypingFilter.keep(List.of(ahead), NOW);
    // Then
    assertThat(kept).containsExactly(ahead);
  }

  @Test
  void keepsOneInHalfASecondForEachPersonAndConversation() {
    // Given
    var first = typed(HERE, NOW - 1_000);
    var tooSoon = typed(HERE, NOW - 501);
    var next = typed(HERE, NOW - 500);
    var elsewhere = typed(THERE, NOW - 990);
    var other = new Typed(BOB, HERE, TYPING_STATE_TEXT, NOW - 990);
    // When
    var kept = TypingFilter.keep(List.of(first, elsewhere, other, tooSoon, next), NOW);
    // Then
    assertThat(kept).containsExactly(first, elsewhere, other, next);
  }

  @Test
  void alwaysTellsThatAPersonStopped() {
    // Given
    var typing = typed(HERE, NOW - 100);
    var stopped = new Typed(ALICE, HERE, TYPING_STATE_STOPPED, NOW - 50);
    // When
    var kept = TypingFilter.keep(List.of(typing, stopped), NOW);
    // Then
    assertThat(kept).containsExactly(typing, stopped);
  }

  @Test
  void dropsAStateThatItDoesNotKnow() {
    // Given
    var newer = new Typed(ALICE, HERE, TypingState.UNRECOGNIZED, NOW);
    var none = new Typed(ALICE, HERE, TYPING_STATE_UNSPECIFIED, NOW);
    // When
    var kept = TypingFilter.keep(List.of(newer, none), NOW);
    // Then
    assertThat(kept).isEmpty();
  }

  @Test
  void tellsThePeerOfADirectConversationAndNobodyElse() throws Exception {
    // Given
    var view = direct(true);
    // When
    var pushes = TypingRelay.pushes(List.of(typed(HERE, NOW)), Map.of(key(), view), Map.of());
    // Then
    assertThat(pushes).hasSize(1);
    var push = (Push.ToPeople) pushes.getFirst();
    assertThat(push.people()).containsExactly(BOB);
    var frame = ServerFrame.parseFrom(push.frame()).getTyping();
    assertThat(frame.getUserId()).isEqualTo(ALICE.value());
    assertThat(frame.getConversationId()).isEqualTo(HERE.value());
    assertThat(frame.getState()).isEqualTo(TYPING_STATE_TEXT);
  }

  @Test
  void tellsNobodyWhereThePersonMayNotWrite() {
    // Given
    var blocked = direct(false);
    // When
    var pushes = TypingRelay.pushes(List.of(typed(HERE, NOW)), Map.of(key(), blocked), Map.of());
    // Then
    assertThat(pushes).isEmpty();
  }

  @Test
  void tellsNobodyWhereThePersonIsNoMember() {
    // When
    var pushes = TypingRelay.pushes(List.of(typed(HERE, NOW)), Map.of(), Map.of());
    // Then
    assertThat(pushes).isEmpty();
  }

  @Test
  void tellsTheOthersOfAGroupUpToTwoHundredMembers() {
    // Given
    var group =
        Samples.view(ConversationKind.CONVERSATION_KIND_GROUP, HERE, ALICE, List.of(), true);
    var three = List.of(ALICE, BOB, CAROL);
    var tooMany = LongStream.rangeClosed(1, 201).mapToObj(UserId::new).toList();
    // When
    var told =
        TypingRelay.pushes(List.of(typed(HERE, NOW)), Map.of(key(), group), Map.of(HERE, three));
    var untold =
        TypingRelay.pushes(List.of(typed(HERE, NOW)), Map.of(key(), group), Map.of(HERE, tooMany));
    // Then
    assertThat(((Push.ToPeople) told.getFirst()).people()).containsExactly(BOB, CAROL);
    assertThat(untold).isEmpty();
  }

  private static Typed typed(ConversationId conversation, long atMillis) {
    return new Typed(ALICE, conversation, TYPING_STATE_TEXT, atMillis);
  }

  private static MemberKey key() {
    return new MemberKey(HERE, ALICE);
  }

  private static ConversationView direct(boolean maySend) {
    return Samples.view(
        ConversationKind.CONVERSATION_KIND_DIRECT, HERE, ALICE, List.of(ALICE, BOB), maySend);
  }
}
