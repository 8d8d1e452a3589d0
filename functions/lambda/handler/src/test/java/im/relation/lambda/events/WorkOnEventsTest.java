package im.relation.lambda.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.runtime.Event;
import im.relation.runtime.EventBound;
import im.relation.runtime.EventResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkOnEventsTest {

  private static final String THREE_MESSAGES =
      """
      {"Records": [
        {"eventSource": "aws:sqs", "messageId": "m1", "body": "good", "attributes": {},
         "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:publish-notice"},
        {"eventSource": "aws:sqs", "messageId": "m2", "body": "bad"},
        {"eventSource": "aws:sqs", "messageId": "m3", "body": "good"}]}
      """;

  private static final String TURN = "{\"id\": \"t1\", \"time\": \"2026-12-01T10:00:00Z\"}";

  private static final String STORED =
      """
      {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
        "s3": {"bucket": {"name": "uploads"},
               "object": {"key": "a+picture%2B1.png", "size": 1024, "sequencer": "0A1B"}}}]}
      """;

  private final List<Event> seen = new ArrayList<>();

  @Test
  void givesTheFunctionEachMessageByItself() {
    // When
    var answer = work(event -> new EventResult.Done(), THREE_MESSAGES);

    // Then
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(seen)
        .containsExactly(
            new Event.QueueMessage("m1", "good"),
            new Event.QueueMessage("m2", "bad"),
            new Event.QueueMessage("m3", "good"));
  }

  @Test
  void hasTheMalformedMessageAloneComeAgain() {
    // When
    var answer = work(WorkOnEventsTest::refusesBad, THREE_MESSAGES);

    // Then
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
    assertThat(seen).hasSize(3);
  }

  @Test
  void hasWhatFailedComeAgain() {
    // When
    var answer =
        work(
            event -> {
              throw new IllegalStateException("no");
            },
            THREE_MESSAGES);

    // Then
    assertThat(answer).contains("m1", "m2", "m3");
  }

  @Test
  void readsASchedulesTurnWhoeverTakesIt() {
    // When
    work(event -> new EventResult.Done(), TURN);
    work(event -> new EventResult.Done(), TURN.replace("{", "{\"detail-type\": \"x\", "));

    // Then
    assertThat(seen).containsOnly(new Event.Tick("t1", Instant.parse("2026-12-01T10:00:00Z")));
    assertThat(seen).hasSize(2);
  }

  @Test
  void readsWhatS3TellsWithItsKeyDecoded() {
    // When
    work(event -> new EventResult.Done(), STORED);

    work(event -> new EventResult.Done(), STORED.replace("0A1B", "0A1C"));

    // Then
    assertThat(seen.getFirst())
        .isEqualTo(
            new Event.StoredObject(
                seen.getFirst().id(), "ObjectCreated:Put", "uploads", "a picture+1.png", 1024));
    assertThat(seen)
        .extracting(Event::id)
        .doesNotHaveDuplicates()
        .noneMatch(id -> id.contains("pict"));
  }

  @ParameterizedTest
  @ValueSource(strings = {TURN, STORED})
  void failsWhereNoQueueBringsItAgain(String event) {
    assertThatThrownBy(() -> work(any -> new EventResult.Malformed("no message"), event))
        .isInstanceOf(EventFailedException.class)
        .hasMessage("aFunction did not do it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "between us",
        "null",
        "[]",
        "{}",
        "{\"Records\": []}",
        "{\"Records\": [null]}",
        "{\"Records\": [{\"eventSource\": \"aws:sns\", \"body\": \"between us\"}]}",
        "{\"Records\": [{\"eventSource\": \"aws:sqs\", \"body\": \"between us\"}]}",
        "{\"Records\": [{\"eventSource\": \"aws:s3\", \"eventName\": \"between us\"}]}",
        "{\"id\": \"between us\"}",
        "{\"id\": \"1\", \"time\": \"between us\"}",
      })
  void saysNothingOfWhatWasInAnEventThatIsNone(String event) {
    assertThatThrownBy(() -> work(any -> new EventResult.Done(), event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("between us")
        .hasNoCause();
    assertThat(seen).isEmpty();
  }

  private static EventResult refusesBad(Event event) {
    return event instanceof Event.QueueMessage(var _, var body) && body.equals("bad")
        ? new EventResult.Malformed("bad")
        : new EventResult.Done();
  }

  private String work(EventBound function, String event) {
    EventBound recorded =
        one -> {
          seen.add(one);
          return function.apply(one);
        };
    var answer =
        new WorkOnEvents("aFunction", recorded)
            .apply(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    return new String(answer, StandardCharsets.UTF_8);
  }
}
