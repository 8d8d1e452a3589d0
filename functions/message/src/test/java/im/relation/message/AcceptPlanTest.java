package im.relation.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.contract.message.v1.ConversationKind;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.record.v1.Origin;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.contract.socket.v1.Submit;
import im.relation.conversation.LogHead;
import im.relation.conversation.Member;
import im.relation.conversation.MemberKey;
import im.relation.domain.Bits128;
import im.relation.domain.ConversationId;
import im.relation.domain.ProblemCode;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.runtime.TopicRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceptPlanTest {

  private static final ConversationId CHAT = new ConversationId(7);
  private static final UserId ANN = new UserId(1);
  private static final UserId BEN = new UserId(2);
  private static final long NOW = 1_000;

  @Test
  void givesGaplessSequencesAndCountsInTheOrderOfThePartition() {
    // Given
    var submissions = List.of(submit(ANN, 1), submit(BEN, 2), submit(ANN, 3));

    // When
    var plan = AcceptPlan.of(submissions, heads(head(4, 3, 0)), members(ANN, BEN), Map.of());

    // Then
    assertThat(plan.verdicts())
        .extracting(verdict -> ((Verdict.Accept) verdict).entry())
        .extracting(
            it -> it.entry().getSequence(), StoredEntry::ordinal, StoredEntry::senderOrdinal)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(5L, 4L, 1L),
            org.assertj.core.groups.Tuple.tuple(6L, 5L, 1L),
            org.assertj.core.groups.Tuple.tuple(7L, 6L, 2L));
    assertThat(plan.heads()).singleElement().extracting(LogHead::newest).isEqualTo(new Sequence(7));
    assertThat(plan.senders()).extracting(Member::senderOrdinal).containsExactly(2L, 1L);
  }

  @Test
  void givesTheSameSequenceToASendThatComesTwiceInOneBatch() {
    // Given
    var submissions = List.of(submit(ANN, 1), submit(ANN, 1));

    // When
    var plan = AcceptPlan.of(submissions, heads(head(0, 0, 0)), members(ANN, BEN), Map.of());

    // Then
    assertThat(plan.verdicts().get(0)).isInstanceOf(Verdict.Accept.class);
    assertThat(plan.verdicts().get(1))
        .isInstanceOfSatisfying(
            Verdict.AlreadyStored.class,
            again -> assertThat(again.entry().entry().getSequence()).isEqualTo(1));
    assertThat(plan.heads()).singleElement().extracting(LogHead::ordinal).isEqualTo(1L);
  }

  @Test
  void answersAStoredSendAsBeforeThoughItsSenderMayNotWriteAnyMore() {
    // Given
    var first =
        AcceptPlan.of(List.of(submit(ANN, 1)), heads(head(0, 0, 0)), members(ANN), Map.of());
    var stored = Verdict.fresh(first.verdicts()).getFirst();

    // When
    var plan =
        AcceptPlan.of(
            List.of(submit(ANN, 1), submit(ANN, 2)),
            heads(head(1, 1, 0)),
            Map.of(key(ANN), new Member(key(ANN), false, Sequence.NONE, Optional.empty(), 1)),
            Map.of(stored.name(), stored));

    // Then
    assertThat(plan.verdicts().get(0)).isInstanceOf(Verdict.AlreadyStored.class);
    assertThat(code(plan.verdicts().get(1))).isEqualTo(ProblemCode.NOT_ALLOWED);
    assertThat(plan.heads()).isEmpty();
  }

  @Test
  void refusesOneWhoIsNoMemberLikeOneWhoNamesNoConversation() {
    // When
    var stranger = AcceptPlan.of(List.of(submit(ANN, 1)), heads(head(0, 0, 0)), Map.of(), Map.of());
    var nowhere = AcceptPlan.of(List.of(submit(ANN, 1)), Map.of(), members(ANN), Map.of());

    // Then
    assertThat(code(stranger.verdicts().getFirst())).isEqualTo(ProblemCode.NOT_A_MEMBER);
    assertThat(code(nowhere.verdicts().getFirst())).isEqualTo(ProblemCode.NOT_A_MEMBER);
  }

  @Test
  void refusesOneWhoLeft() {
    // Given
    var left = new Member(key(ANN), true, Sequence.NONE, Optional.of(new Sequence(3)), 0);

    // When
    var plan =
        AcceptPlan.of(
            List.of(submit(ANN, 1)), heads(head(5, 5, 0)), Map.of(key(ANN), left), Map.of());

    // Then
    assertThat(code(plan.verdicts().getFirst())).isEqualTo(ProblemCode.NOT_A_MEMBER);
  }

  @Test
  void storesWhatTheSystemSaysWithoutAMemberRow() {
    // When
    var plan =
        AcceptPlan.of(
            List.of(submit(UserId.SYSTEM, 1, EntryKind.ENTRY_KIND_FRIENDS_SINCE)),
            heads(head(2, 2, 0)),
            Map.of(),
            Map.of());

    // Then
    assertThat(plan.verdicts().getFirst())
        .isInstanceOfSatisfying(
            Verdict.Accept.class,
            accepted -> {
              assertThat(accepted.entry().entry().getCountable()).isFalse();
              assertThat(accepted.entry().ordinal()).isEqualTo(2);
            });
  }

  @Test
  void refusesAPersonWhoWritesWhatOnlyTheSystemSays() {
    // When
    var plan =
        AcceptPlan.of(
            List.of(submit(ANN, 1, EntryKind.ENTRY_KIND_FRIENDS_SINCE)),
            heads(head(0, 0, 0)),
            members(ANN),
            Map.of());

    // Then
    assertThat(code(plan.verdicts().getFirst())).isEqualTo(ProblemCode.INVALID);
  }

  @Test
  void neverGoesBackInTime() {
    // When
    var plan =
        AcceptPlan.of(
            List.of(submit(ANN, 1)), heads(head(1, 1, NOW + 500)), members(ANN), Map.of());

    // Then
    assertThat(plan.heads())
        .singleElement()
        .extracting(LogHead::newestAtMillis)
        .isEqualTo(NOW + 500);
  }

  private static ProblemCode code(Verdict verdict) {
    return ((Verdict.Refuse) verdict).problem().code();
  }

  private static Submission submit(UserId sender, long id) {
    return submit(sender, id, EntryKind.ENTRY_KIND_MESSAGE);
  }

  private static Submission submit(UserId sender, long id, EntryKind kind) {
    var record =
        SubmittedRecord.newBuilder()
            .setOrigin(Origin.newBuilder().setUserId(sender.value()))
            .setSubmit(
                Submit.newBuilder()
                    .setConversationId(CHAT.value())
                    .setClientMessageId(ByteString.copyFrom(new Bits128(0, id).toBytes()))
                    .setKind(kind)
                    .setBody(ByteString.copyFromUtf8("hello")))
            .build();
    var parsed =
        Submission.parse(
            new TopicRecord("message-submitted", 0, id, CHAT.toKey(), record.toByteArray(), NOW));
    return ((Submission.Parsed.Good) parsed).submission();
  }

  private static LogHead head(long newest, long ordinal, long newestAtMillis) {
    return new LogHead(
        CHAT,
        ConversationKind.CONVERSATION_KIND_DIRECT,
        List.of(ANN, BEN),
        new Sequence(newest),
        ordinal,
        newestAtMillis,
        false,
        NOW);
  }

  private static Map<ConversationId, LogHead> heads(LogHead head) {
    return Map.of(head.id(), head);
  }

  private static Map<MemberKey, Member> members(UserId... people) {
    return List.of(people).stream()
        .collect(
            java.util.stream.Collectors.toMap(
                AcceptPlanTest::key,
                user -> new Member(key(user), true, Sequence.NONE, Optional.empty(), 0)));
  }

  private static MemberKey key(UserId user) {
    return new MemberKey(CHAT, user);
  }
}
