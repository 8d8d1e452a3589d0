package im.relation.message;

import im.relation.contract.message.v1.Entry;
import im.relation.conversation.LogHead;
import im.relation.conversation.Member;
import im.relation.conversation.MemberKey;
import im.relation.domain.ConversationId;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What accepting a batch changes; pure. Finding the sender's own stored result comes first, then
/// authorisation, which fails closed, then the next sequence.
///
/// @param verdicts one per submission, in order
/// @param heads the logs that grew, as they are after the batch
/// @param senders the members whose count grew
record AcceptPlan(List<Verdict> verdicts, List<LogHead> heads, List<Member> senders) {

  /// Decides over submissions in the order of their partition.
  ///
  /// @param heads locked heads; a conversation without one does not exist
  /// @param members the senders' rows; one without a row never was a member
  /// @param stored what was accepted before, by name
  static AcceptPlan of(
      List<Submission> submissions,
      Map<ConversationId, LogHead> heads,
      Map<MemberKey, Member> members,
      Map<Submission.Name, StoredEntry> stored) {
    var plan = new Builder(heads, members, stored);
    submissions.forEach(plan::judge);
    return new AcceptPlan(
        List.copyOf(plan.verdicts),
        List.copyOf(plan.grownHeads.values()),
        List.copyOf(plan.grownSenders.values()));
  }

  boolean refuses() {
    return verdicts.stream().anyMatch(Verdict.Refuse.class::isInstance);
  }

  private static final class Builder {
    private final Map<ConversationId, LogHead> heads;
    private final Map<MemberKey, Member> members;
    private final Map<Submission.Name, StoredEntry> stored;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Map<ConversationId, LogHead> grownHeads = new LinkedHashMap<>();
    private final Map<MemberKey, Member> grownSenders = new LinkedHashMap<>();

    Builder(
        Map<ConversationId, LogHead> heads,
        Map<MemberKey, Member> members,
        Map<Submission.Name, StoredEntry> stored) {
      this.heads = new HashMap<>(heads);
      this.members = new HashMap<>(members);
      this.stored = new HashMap<>(stored);
    }

    void judge(Submission submission) {
      var head = heads.get(submission.conversation());
      var known = stored.get(submission.name());
      if (known != null && head != null) {
        verdicts.add(new Verdict.AlreadyStored(submission, known, head));
        return;
      }
      var member = Optional.ofNullable(members.get(submission.member()));
      var refusal = refusal(submission, Optional.ofNullable(head), member);
      if (refusal.isPresent() || head == null) {
        var problem = refusal.orElseGet(() -> Problem.of(ProblemCode.NOT_A_MEMBER));
        verdicts.add(new Verdict.Refuse(submission, problem));
        return;
      }
      append(submission, head, member);
    }

    private void append(Submission submission, LogHead head, Optional<Member> member) {
      boolean countable = submission.countable();
      var grown = head.appended(countable);
      var sender = member.map(row -> row.wrote(countable));
      var entry =
          new StoredEntry(
              entry(submission, grown),
              grown.ordinal(),
              sender.map(Member::senderOrdinal).orElse(0L));
      heads.put(grown.id(), grown);
      grownHeads.put(grown.id(), grown);
      sender.ifPresent(
          row -> {
            members.put(row.key(), row);
            grownSenders.put(row.key(), row);
          });
      stored.put(submission.name(), entry);
      verdicts.add(new Verdict.Accept(submission, entry, grown));
    }
  }

  private static Optional<Problem> refusal(
      Submission submission, Optional<LogHead> head, Optional<Member> member) {
    if (head.isEmpty()) {
      return Optional.of(Problem.of(ProblemCode.NOT_A_MEMBER));
    }
    if (submission.submit().getTargetSequence() < 0
        || submission.submit().getTargetSequence() > head.get().newest().value()) {
      return Optional.of(Problem.invalid("target_sequence", "There is no such entry."));
    }
    if (submission.bySystem()) {
      return Optional.empty();
    }
    if (member.isEmpty() || member.get().left().isPresent()) {
      return Optional.of(Problem.of(ProblemCode.NOT_A_MEMBER));
    }
    if (head.get().dismissed() || !member.get().maySend()) {
      return Optional.of(Problem.of(ProblemCode.NOT_ALLOWED));
    }
    return submission.openToPeople()
        ? Optional.empty()
        : Optional.of(Problem.invalid("kind", "People write entries of kind MESSAGE."));
  }

  private static Entry entry(Submission submission, LogHead head) {
    var submit = submission.submit();
    return Entry.newBuilder()
        .setConversationId(submit.getConversationId())
        .setSequence(head.newest().value())
        .setSenderId(submission.sender().value())
        .setClientMessageId(submit.getClientMessageId())
        .setKind(submit.getKind())
        .setTargetSequence(submit.getTargetSequence())
        .addAllMentions(submit.getMentionsList())
        .setExpiresAtMillis(submit.getExpiresAtMillis())
        .setCountable(submission.countable())
        .setAcceptedAtMillis(head.newestAtMillis())
        .setBody(submit.getBody())
        .build();
  }
}
