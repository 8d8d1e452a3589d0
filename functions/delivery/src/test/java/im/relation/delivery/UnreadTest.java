package im.relation.delivery;

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
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnreadTest {

  private static final UserId ANN = new UserId(1);
  private static final MemberKey KEY = new MemberKey(new ConversationId(7), ANN);

  @Test
  void isWhatOthersWroteAfterTheCursorWhateverWasWrittenAndRead() {
    // Given
    var random = new Random(42);

    for (int run = 0; run < 500; run++) {
      // Given
      var log = new Log(random, 40);
      int read = random.nextInt(log.size() + 1);

      // When
      long unread = Unread.of(log.view(), log.cursorAt(read));

      // Then
      assertThat(unread).isEqualTo(log.countedAfter(read));
    }
  }

  @Test
  void staysWhenOneSendsForSendingImpliesNothing() {
    // Given
    var before = new Log(List.of(false, false));
    var after = new Log(List.of(false, false, true));

    // When
    long unreadBefore = Unread.of(before.view(), before.cursorAt(0));
    long unreadAfter = Unread.of(after.view(), after.cursorAt(0));

    // Then
    assertThat(unreadBefore).isEqualTo(2);
    assertThat(unreadAfter).isEqualTo(2);
  }

  /// A log in which each entry is by Ann (true), by another (false), or does not count (null is not
  /// needed: the third kind is drawn apart).
  private static final class Log {
    private final boolean[] byAnn;
    private final boolean[] countable;

    Log(Random random, int most) {
      int size = random.nextInt(most);
      byAnn = new boolean[size];
      countable = new boolean[size];
      for (int i = 0; i < size; i++) {
        byAnn[i] = random.nextBoolean();
        countable[i] = random.nextInt(4) > 0;
      }
    }

    Log(List<Boolean> byAnn) {
      this.byAnn = new boolean[byAnn.size()];
      this.countable = new boolean[byAnn.size()];
      for (int i = 0; i < byAnn.size(); i++) {
        this.byAnn[i] = byAnn.get(i);
        this.countable[i] = true;
      }
    }

    int size() {
      return byAnn.length;
    }

    long countedAfter(int read) {
      long counted = 0;
      for (int i = read; i < size(); i++) {
        counted += countable[i] && !byAnn[i] ? 1 : 0;
      }
      return counted;
    }

    Cursor cursorAt(int read) {
      return new Cursor(
          KEY, new Sequence(read), Sequence.NONE, count(read, false), count(read, true), 1);
    }

    ConversationView view() {
      return new ConversationView(
          new Member(KEY, true, Sequence.NONE, Optional.empty(), count(size(), true)),
          ConversationKind.CONVERSATION_KIND_GROUP,
          List.of(),
          new Sequence(size()),
          count(size(), false),
          1,
          1);
    }

    private long count(int upTo, boolean onlyAnn) {
      long counted = 0;
      for (int i = 0; i < upTo; i++) {
        counted += countable[i] && (!onlyAnn || byAnn[i]) ? 1 : 0;
      }
      return counted;
    }
  }
}
