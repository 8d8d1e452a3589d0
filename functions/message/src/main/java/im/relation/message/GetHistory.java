package im.relation.message;

import im.relation.contract.message.v1.Entry;
import im.relation.contract.message.v1.GetHistoryRequest;
import im.relation.contract.message.v1.GetHistoryResponse;
import im.relation.conversation.ConversationView;
import im.relation.conversation.MemberKey;
import im.relation.conversation.Memberships;
import im.relation.domain.ConversationId;
import im.relation.domain.Limits;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.Sequence;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Entries of one log before, after or around a sequence, ascending, as they are now. One who left
/// reads up to there; one who joined late reads from there on.
///
/// Problems: INVALID for a negative anchor, none, or a limit outside 0..200; NOT_A_MEMBER for one
/// who never was a member, or where there is no such conversation.
final class GetHistory implements Function<Call<GetHistoryRequest>, Outcome<GetHistoryResponse>> {

  /// Entries on a page where the caller names no number.
  private static final int DEFAULT_LIMIT = 50;

  private final Memberships memberships;
  private final MessageSql sql;

  GetHistory(Memberships memberships, MessageSql sql) {
    this.memberships = memberships;
    this.sql = sql;
  }

  @Override
  public Outcome<GetHistoryResponse> apply(Call<GetHistoryRequest> call) {
    return Page.of(call.request())
        .then(
            page ->
                memberships
                    .view(new MemberKey(page.conversation(), call.user()))
                    .map(view -> Outcome.ok(read(page, view)))
                    .orElseGet(() -> Outcome.refused(ProblemCode.NOT_A_MEMBER)));
  }

  private GetHistoryResponse read(Page page, ConversationView view) {
    var entries = new ArrayList<Entry>();
    if (page.before() > 0) {
      var edge = new Sequence(page.beforeEdge());
      var before = sql.before(page.conversation(), edge, view.firstReadable(), page.before());
      fit(before, Limits.PAGE_BYTES / page.parts()).reversed().forEach(entries::add);
    }
    if (page.after() > 0) {
      var edge = new Sequence(Math.max(page.afterEdge(), view.firstReadable().value() - 1));
      var after = sql.after(page.conversation(), edge, view.lastReadable(), page.after());
      entries.addAll(fit(after, Limits.PAGE_BYTES / page.parts()));
    }
    var answer = GetHistoryResponse.newBuilder().addAllEntries(entries);
    if (!entries.isEmpty()) {
      answer
          .setMoreBefore(entries.getFirst().getSequence() > view.firstReadable().value())
          .setMoreAfter(entries.getLast().getSequence() < view.lastReadable().value());
    }
    return answer.build();
  }

  /// As many of the nearest entries as the bytes allow, one at least.
  private static List<Entry> fit(List<StoredEntry> nearestFirst, int bytes) {
    var fitting = new ArrayList<Entry>();
    int used = 0;
    for (var stored : nearestFirst) {
      used += stored.entry().getSerializedSize();
      if (used > bytes && !fitting.isEmpty()) {
        break;
      }
      fitting.add(stored.entry());
    }
    return fitting;
  }

  /// Which entries a request wants: `before` of them with sequences under `beforeEdge`, and `after`
  /// of them over `afterEdge`.
  record Page(ConversationId conversation, int before, long beforeEdge, int after, long afterEdge) {

    int parts() {
      return before > 0 && after > 0 ? 2 : 1;
    }

    static Outcome<Page> of(GetHistoryRequest request) {
      if (request.getConversationId() <= 0) {
        return Outcome.refused(Problem.invalid("conversation_id", "Name a conversation."));
      }
      if (request.getLimit() < 0 || request.getLimit() > Limits.PAGE_ROWS) {
        return Outcome.refused(Problem.invalid("limit", "A page has 1 to 200 entries."));
      }
      var conversation = new ConversationId(request.getConversationId());
      int limit = request.getLimit() == 0 ? DEFAULT_LIMIT : request.getLimit();
      return switch (request.getAnchorCase()) {
        case BEFORE ->
            anchored(
                "before",
                request.getBefore(),
                new Page(conversation, limit, request.getBefore(), 0, 0));
        case AFTER ->
            anchored(
                "after",
                request.getAfter(),
                new Page(conversation, 0, 0, limit, request.getAfter()));
        case AROUND ->
            anchored(
                "around", request.getAround(), around(conversation, limit, request.getAround()));
        case ANCHOR_NOT_SET ->
            Outcome.refused(Problem.invalid("anchor", "Say before, after or around."));
      };
    }

    private static Page around(ConversationId conversation, int limit, long middle) {
      int before = limit / 2;
      return new Page(conversation, before, middle, limit - before, Math.max(0, middle - 1));
    }

    private static Outcome<Page> anchored(String field, long anchor, Page page) {
      return anchor < 0
          ? Outcome.refused(Problem.invalid(field, "A sequence is not negative."))
          : Outcome.ok(page);
    }
  }
}
