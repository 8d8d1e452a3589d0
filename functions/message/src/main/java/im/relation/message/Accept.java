package im.relation.message;

import im.relation.backplane.Stage;
import im.relation.backplane.trace.Tracing;
import im.relation.contract.record.v1.OutcomeRecord;
import im.relation.conversation.LogHeads;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.BatchResult;
import im.relation.runtime.RecordBatch;
import im.relation.runtime.TopicRecord;
import im.relation.runtime.Transience;
import im.relation.runtime.store.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/// Stores submissions: gives each its place in its log, once, and says what became of it.
///
/// Idempotency key: (conversation, sender, client_message_id), the unique key of the row itself: a
/// redelivered record finds the row and gives the same outcome. Ordering key: the conversation. A
/// transaction takes at most 1 MiB of bodies. Where one fails for good it is redone conversation by
/// conversation and then record by record, so that only the failing record is dead-lettered; a
/// transient failure is thrown, and the whole poll comes again. Thread-safe.
public final class Accept {

  private static final Logger log = LoggerFactory.getLogger(Accept.class);

  /// Most bytes of records in one transaction (design: a batch is bounded in bytes).
  private static final int TRANSACTION_BYTES = 1_048_576;

  private final LogHeads heads;
  private final MessageSql sql;
  private final Transactions transactions;
  private final Clock clock;
  private final Tracing tracing;
  private final Timer underWay;
  private final Timer accepting;

  Accept(
      LogHeads heads,
      MessageSql sql,
      Transactions transactions,
      Clock clock,
      MeterRegistry meters,
      Tracing tracing) {
    this.heads = heads;
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
    this.tracing = tracing;
    this.underWay = Stage.KAFKA.timer(meters);
    this.accepting = Stage.ACCEPT.timer(meters);
  }

  /// Accepts a poll. When it returns, everything that it says is committed.
  public Accepted accept(RecordBatch batch) {
    long nowMillis = clock.millis();
    for (var record : batch.records()) {
      underWay.record(Duration.ofMillis(Math.max(0, nowMillis - record.timestampMillis())));
    }
    return accepting.record(() -> traced(batch));
  }

  private Accepted traced(RecordBatch batch) {
    try (var spans =
        tracing.of(
            Stage.ACCEPT,
            batch.records(),
            TopicRecord::traceparent,
            TopicRecord::withTraceparent)) {
      return store(new RecordBatch(spans.things()));
    }
  }

  private Accepted store(RecordBatch batch) {
    var work = new Work();
    var good = new ArrayList<Submission>();
    int bytes = 0;
    for (var record : batch.records()) {
      switch (Submission.parse(record)) {
        case Submission.Parsed.Poison poison -> work.bury(poison, record);
        case Submission.Parsed.Good(var submission) -> {
          bytes += record.value().length;
          if (bytes > TRANSACTION_BYTES && !good.isEmpty()) {
            work.store(List.copyOf(good));
            good.clear();
            bytes = record.value().length;
          }
          good.add(submission);
        }
      }
    }
    work.store(good);
    return new Accepted(work.outcomes, new BatchResult(work.dead));
  }

  /// One poll in progress.
  private final class Work {
    private final List<OutcomeRecord> outcomes = new ArrayList<>();
    private final List<BatchResult.DeadLetter> dead = new ArrayList<>();

    void bury(Submission.Parsed.Poison poison, TopicRecord record) {
      dead.add(new BatchResult.DeadLetter(record, poison.reason()));
      poison.submission().ifPresent(this::sayInternal);
    }

    void store(List<Submission> submissions) {
      if (submissions.isEmpty()) {
        return;
      }
      try {
        transact(submissions).stream().map(Outcomes::of).forEach(outcomes::add);
      } catch (RuntimeException e) {
        if (Transience.isTransient(e)) {
          throw e;
        }
        divide(submissions, e);
      }
    }

    private void divide(List<Submission> submissions, RuntimeException cause) {
      var byConversation =
          submissions.stream()
              .collect(
                  Collectors.groupingBy(
                      Submission::conversation, LinkedHashMap::new, Collectors.toList()));
      if (byConversation.size() > 1) {
        byConversation.values().forEach(this::store);
      } else if (submissions.size() > 1) {
        submissions.forEach(submission -> store(List.of(submission)));
      } else {
        var failed = submissions.getFirst();
        log.atError()
            .setCause(cause)
            .addKeyValue("conversationId", failed.conversation())
            .log("entry cannot be stored");
        dead.add(new BatchResult.DeadLetter(failed.record(), cause.getClass().getSimpleName()));
        sayInternal(failed);
      }
    }

    private void sayInternal(Submission submission) {
      outcomes.add(Outcomes.refused(submission, Problem.of(ProblemCode.INTERNAL)));
    }
  }

  /// First in the hope that nothing of it was stored before, which spares a look-up: only a crash
  /// or a client's resend brings a name again. The name's own key tells, and all is redone.
  private List<Verdict> transact(List<Submission> submissions) {
    try {
      return transactions.call(() -> decideAndStore(submissions, true)).verdicts();
    } catch (DuplicateKeyException resent) {
      return transactions.call(() -> decideAndStore(submissions, false)).verdicts();
    }
  }

  private AcceptPlan decideAndStore(List<Submission> submissions, boolean hopeful) {
    var locked = heads.lock(submissions.stream().map(Submission::member).toList());
    var plan =
        hopeful
            ? AcceptPlan.of(submissions, locked.heads(), locked.members(), Map.of())
            : judged(submissions, locked);
    // What was stored while its sender was allowed to stays accepted.
    if (hopeful && plan.refuses()) {
      plan = judged(submissions, locked);
    }
    sql.insert(Verdict.fresh(plan.verdicts()));
    heads.advance(plan.heads(), plan.senders());
    return plan;
  }

  private AcceptPlan judged(List<Submission> submissions, LogHeads.Locked locked) {
    var names =
        submissions.stream()
            .filter(it -> locked.heads().containsKey(it.conversation()))
            .map(Submission::name)
            .distinct()
            .toList();
    var stored = names.isEmpty() ? List.<StoredEntry>of() : sql.stored(names);
    return AcceptPlan.of(
        submissions,
        locked.heads(),
        locked.members(),
        stored.stream().collect(Collectors.toMap(StoredEntry::name, Function.identity())));
  }
}
