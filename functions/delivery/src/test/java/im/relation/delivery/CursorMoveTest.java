package im.relation.delivery;

import static im.relation.contract.message.v1.ConversationKind.CONVERSATION_KIND_DIRECT;
import static im.relation.contract.message.v1.ConversationKind.CONVERSATION_KIND_NOTICE;
import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.conversation.ConversationView;
import im.relation.conversation.Member;
import im.relation.conversation.MemberKey;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorMoveTest {

  private static final MemberKey ANN = new MemberKey(new ConversationId(7), new UserId(1));

  @Test
  void neverGoesBack() {
    // Given
    var current = cursor(5, 6);

    // When
    var to = move(4, 5).from(current, view(CONVERSATION_KIND_DIRECT, 10));

    // Then
    assertThat(to).isEmpty();
  }

  @Test
  void keepsWhatWasReadWhereAReportBringsOnlyTheDeliveredForward() {
    // When
    var to = move(4, 9).from(cursor(5, 6), view(CONVERSATION_KIND_DIRECT, 10));

    // Then
    assertThat(to).contains(move(5, 9));
  }

  @Test
  void isClampedToWhatThereIs() {
    // When
    var to = move(99, 0).from(cursor(5, 5), view(CONVERSATION_KIND_DIRECT, 10));

    // Then
    assertThat(to).contains(move(10, 10));
  }

  @Test
  void countsWhatWasReadAsDelivered() {
    // When
    var to = move(8, 0).from(cursor(1, 1), view(CONVERSATION_KIND_DIRECT, 10));

    // Then
    assertThat(to).contains(move(8, 8));
  }

  @Test
  void knowsNoDeliveredOutsideOfDirect() {
    // When
    var to = move(0, 8).from(cursor(1, 0), view(CONVERSATION_KIND_NOTICE, 10));

    // Then
    assertThat(to).isEmpty();
  }

  @Test
  void keepsTheNewestOfEachWhenReportsMeet() {
    // When
    var merged = move(3, 9).merge(move(7, 2));

    // Then
    assertThat(merged).isEqualTo(move(7, 9));
  }

  @Test
  void endsWhereTheMemberLeft() {
    // Given
    var left = view(CONVERSATION_KIND_DIRECT, 10, Optional.of(new Sequence(4)));

    // When
    var to = move(9, 9).from(cursor(0, 0), left);

    // Then
    assertThat(to).contains(move(4, 4));
  }

  private static CursorMove move(long read, long delivered) {
    return new CursorMove(ANN, new Sequence(read), new Sequence(delivered));
  }

  private static Cursor cursor(long read, long delivered) {
    return new Cursor(ANN, new Sequence(read), new Sequence(delivered), 0, 0, 1);
  }

  private static ConversationView view(ConversationKind kind, long newest) {
    return view(kind, newest, Optional.empty());
  }

  private static ConversationView view(
      ConversationKind kind, long newest, Optional<Sequence> left) {
    return new ConversationView(
        new Member(ANN, true, Sequence.NONE, left, 0),
        kind,
        List.of(new UserId(1), new UserId(2)),
        new Sequence(newest),
        newest,
        1,
        1);
  }
}
