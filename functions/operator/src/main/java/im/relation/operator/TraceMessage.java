package im.relation.operator;

import im.relation.account.Accounts;
import im.relation.contract.operator.v1.TraceMessageRequest;
import im.relation.contract.operator.v1.TraceMessageResponse;
import im.relation.conversation.MemberKey;
import im.relation.conversation.Memberships;
import im.relation.delivery.Cursors;
import im.relation.domain.ConversationId;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.message.Entries;
import im.relation.presence.Connections;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How far an entry has come: submitted, accepted, on which devices it is known to be. What is not
/// kept is said to be unknown. An entry that is not accepted yet is no problem: the answer says how
/// far accept is behind.
///
/// Problems: INVALID for a conversation or a sequence below 1; NOT_FOUND for a log that has neither
/// members nor this entry.
final class TraceMessage implements Audited<TraceMessageRequest, TraceMessageResponse> {

  /// Members that are looked into; each costs a query of its sessions.
  private static final int MEMBERS = 100;

  private final Logs logs;
  private final Submissions submissions;
  private final Accounts accounts;
  private final Connections connections;

  /// What is stored of logs.
  record Logs(Entries entries, Memberships memberships, Cursors cursors) {}

  TraceMessage(Logs logs, Submissions submissions, Accounts accounts, Connections connections) {
    this.logs = logs;
    this.submissions = submissions;
    this.accounts = accounts;
    this.connections = connections;
  }

  @Override
  public Answer<TraceMessageResponse> answer(Call<TraceMessageRequest> call) {
    var request = call.request();
    if (request.getConversationId() < 1 || request.getSequence() < 1) {
      return new Answer<>(
          "no message",
          Outcome.refused(
              Problem.invalid("sequence", "A conversation's id and a sequence are above 0.")));
    }
    var conversation = new ConversationId(request.getConversationId());
    var sequence = new Sequence(request.getSequence());
    return new Answer<>(
        "message %s/%d".formatted(conversation, sequence.value()), trace(conversation, sequence));
  }

  private Outcome<TraceMessageResponse> trace(ConversationId conversation, Sequence sequence) {
    var entry = logs.entries().at(Map.of(conversation, sequence)).stream().findFirst();
    var present =
        logs.memberships().present(List.of(conversation)).getOrDefault(conversation, List.of());
    if (entry.isEmpty() && present.isEmpty()) {
      return Outcome.refused(ProblemCode.NOT_FOUND);
    }
    var shown = present.stream().sorted().limit(MEMBERS).toList();
    var found = connections.find(shown);
    var nodes = connections.nodes(found.addresses());
    var trace =
        new MessageTrace(
            sequence,
            entry,
            entry.flatMap(submissions::of),
            found,
            logs.cursors().of(conversation, shown));
    return Outcome.ok(
        trace
            .answer(members(conversation, shown))
            .setMemberCount(present.size())
            .addAllNodes(nodes.stream().map(MessageTrace::node).toList())
            .setBacklog(submissions.backlog(conversation).orElse(MessageTrace.NO_BACKLOG))
            .build());
  }

  private List<MessageTrace.Person> members(ConversationId conversation, List<UserId> users) {
    return logs
        .memberships()
        .views(users.stream().map(user -> new MemberKey(conversation, user)).toList())
        .values()
        .stream()
        .map(view -> new MessageTrace.Person(view, accounts.sessions(view.member().key().user())))
        .sorted(Comparator.comparing(person -> person.view().member().key().user()))
        .toList();
  }
}
