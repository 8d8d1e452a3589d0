package im.relation.conversation;

import im.relation.runtime.Event;
import im.relation.runtime.EventBound;
import im.relation.runtime.EventResult;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A message of queue `publish-notice` → an entry in the NOTICE log of each person that it names,
/// all in one transaction: `{"id": "…", "people": ["…"], "text": "…"}`, an id of 1 to 128
/// characters, 1 to 500 people and 1 to 4,096 bytes of text.
///
/// Idempotent by the id in the message, which its sender gave: whatever comes under it again, from
/// the queue or from him, is told to nobody who was told before. Whom the deployment does not know
/// is passed over, and how many they are is logged.
final class PublishNotice implements EventBound {

  private static final Logger log = LoggerFactory.getLogger(PublishNotice.class);

  private final SystemEntries entries;
  private final Transactions transactions;

  PublishNotice(SystemEntries entries, Transactions transactions) {
    this.entries = entries;
    this.transactions = transactions;
  }

  @Override
  public EventResult apply(Event event) {
    return switch (event) {
      case Event.QueueMessage message -> publish(message);
      case Event.Tick ignored -> new EventResult.Malformed("not a message of a queue");
      case Event.StoredObject ignored -> new EventResult.Malformed("not a message of a queue");
    };
  }

  private EventResult publish(Event.QueueMessage message) {
    return switch (NoticeEvent.parse(message.body())) {
      case Outcome.Refused<NoticeEvent>(var problem) ->
          new EventResult.Malformed((problem.field() + " " + problem.text()).strip());
      case Outcome.Ok<NoticeEvent>(var notice) -> {
        int told =
            transactions.call(() -> entries.tell(notice.people(), notice.body(), notice.id()));
        log.atInfo()
            .addKeyValue("event", message.id())
            .addKeyValue("told", told)
            .addKeyValue("unknown", notice.people().size() - told)
            .log("notice published");
        yield new EventResult.Done();
      }
    };
  }
}
