package im.relation.lambda.events;

import im.relation.runtime.Event;
import im.relation.runtime.EventBound;
import im.relation.runtime.EventResult;
import im.relation.runtime.Transience;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Events in, the messages that are to come again out, both as JSON. Thread-safe.
///
/// Each message of a batch stands for itself: one that fails or is malformed comes again alone, and
/// its queue puts it aside in the end. Throws where the event is none that starts functions, and
/// where a schedule's turn or what a store tells fails: whoever brought it sees to its dead letter.
public final class WorkOnEvents implements Function<InputStream, byte[]> {

  /// The bean's name.
  public static final String NAME = "workOnEvents";

  private static final Logger log = LoggerFactory.getLogger(WorkOnEvents.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String name;
  private final EventBound target;

  WorkOnEvents(String name, EventBound target) {
    this.name = name;
    this.target = target;
  }

  @Override
  public byte[] apply(InputStream event) {
    var undone = read(event).stream().filter(one -> !isDone(one)).toList();
    if (!undone.stream().allMatch(Event.QueueMessage.class::isInstance)) {
      throw new EventFailedException(name);
    }
    return JSON.writeValueAsBytes(MessagesAnswer.failed(undone));
  }

  private static List<Event> read(InputStream event) {
    try {
      var read = JSON.readValue(event, AwsEvent.class);
      if (read != null && !read.events().isEmpty()) {
        return read.events();
      }
    } catch (JacksonException | IllegalArgumentException notAnEvent) {
      // Its message may quote the event.
    }
    throw new IllegalArgumentException("no event of SQS, EventBridge or S3");
  }

  private boolean isDone(Event event) {
    try {
      return switch (target.apply(event)) {
        case EventResult.Done ignored -> true;
        case EventResult.Malformed(var reason) -> {
          log.atError()
              .addKeyValue("function", name)
              .addKeyValue("event", event.id())
              .addKeyValue("reason", reason)
              .log("event is malformed, it goes to the dead letters");
          yield false;
        }
      };
    } catch (RuntimeException | Error failure) {
      // An Error too: the event comes again, as a record does.
      log.atWarn()
          .setCause(failure)
          .addKeyValue("function", name)
          .addKeyValue("event", event.id())
          .addKeyValue("transient", Transience.isTransient(failure))
          .log("event failed, it comes again");
      return false;
    }
  }
}
