package im.relation.message;

import im.relation.conversation.LogHead;
import im.relation.domain.Problem;
import java.util.List;

/// What becomes of a submission.
sealed interface Verdict {

  Submission submission();

  /// It has a new place in the log.
  record Accept(Submission submission, StoredEntry entry, LogHead head) implements Verdict {}

  /// It had its place already: the same answer again.
  record AlreadyStored(Submission submission, StoredEntry entry, LogHead head) implements Verdict {}

  /// It is not stored; a resend is judged afresh.
  record Refuse(Submission submission, Problem problem) implements Verdict {}

  /// The stored rows among verdicts that are new.
  static List<StoredEntry> fresh(List<Verdict> verdicts) {
    return verdicts.stream()
        .<StoredEntry>mapMulti(
            (verdict, sink) -> {
              if (verdict instanceof Accept accept) {
                sink.accept(accept.entry());
              }
            })
        .toList();
  }
}
