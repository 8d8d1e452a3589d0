package im.relation.lambda.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import im.relation.runtime.Event;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is read of an event that starts a function: a batch of an SQS event source mapping and a
/// notification of S3 have `Records`; EventBridge (a rule, or a schedule with the input that
/// `infra-terraform/modules/events` gives it) has an id and a time (docs.aws.amazon.com/lambda,
/// "Invoking Lambda with events from other AWS services").
record AwsEvent(
    @JsonProperty("Records") @Nullable List<@Nullable Entry> records,
    @Nullable String id,
    @Nullable String time) {

  private static final String SQS = "aws:sqs";
  private static final String S3 = "aws:s3";

  /// @param messageId of SQS, as is the body
  /// @param eventName of S3, as is the rest
  record Entry(
      @Nullable String eventSource,
      @Nullable String messageId,
      @Nullable String body,
      @Nullable String eventName,
      @Nullable Stored s3) {

    Optional<Event> event() {
      if (SQS.equals(eventSource) && messageId != null) {
        return Optional.of(new Event.QueueMessage(messageId, body == null ? "" : body));
      }
      if (S3.equals(eventSource) && eventName != null && s3 != null) {
        return s3.event(eventName);
      }
      return Optional.empty();
    }
  }

  record Stored(@Nullable Bucket bucket, @Nullable Thing object) {

    Optional<Event> event(String what) {
      if (bucket == null || bucket.name() == null || object == null || object.key() == null) {
        return Optional.empty();
      }
      // An id is logged, and names of objects may be people's.
      var name = bucket.name() + "/" + object.key() + "@" + object.sequencer();
      var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
      var key = URLDecoder.decode(object.key(), StandardCharsets.UTF_8);
      return Optional.of(
          new Event.StoredObject(
              id, what, bucket.name(), key, object.size() == null ? 0 : object.size()));
    }
  }

  record Bucket(@Nullable String name) {}

  /// @param key form-encoded
  /// @param size in bytes; absent for what was removed
  /// @param sequencer another one each time that something happens to the key
  record Thing(@Nullable String key, @Nullable Long size, @Nullable String sequencer) {}

  /// What happened, in order; empty where it is none of the three, or not whole.
  List<Event> events() {
    if (records == null) {
      return turn().stream().toList();
    }
    var events =
        records.stream()
            .flatMap(entry -> Optional.ofNullable(entry).flatMap(Entry::event).stream())
            .toList();
    return events.size() == records.size() ? events : List.of();
  }

  private Optional<Event> turn() {
    if (id == null || id.isBlank() || time == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Event.Tick(id, Instant.parse(time)));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }
}
