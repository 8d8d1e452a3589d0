package im.relation.operator;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.backplane.Topics;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.operator.v1.AcceptBacklog;
import im.relation.contract.operator.v1.TracedSubmission;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.domain.ConversationId;
import im.relation.runtime.TransientFailure;
import im.relation.runtime.kafka.Backlog;
import im.relation.runtime.kafka.KafkaSettings;
import im.relation.runtime.kafka.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Topic message-submitted as an operator searches it. Thread-safe.
final class Submissions {

  private static final Logger log = LoggerFactory.getLogger(Submissions.class);

  /// The Kafka-bound function that accepts, and so its consumer group.
  private static final String ACCEPT = "acceptMessage";

  /// How long before its acceptance a submission is looked for; more only after a long outage.
  private static final Duration BEFORE = Duration.ofMinutes(2);

  /// Clocks of nodes and of the database differ by less.
  private static final Duration AFTER = Duration.ofMinutes(1);

  /// Records of the partition that are looked through.
  private static final int MOST = 20_000;

  private static final Duration TIME = Duration.ofSeconds(3);

  private final KafkaSettings settings;
  private final Backlog backlog;

  Submissions(KafkaSettings settings, Backlog backlog) {
    this.settings = settings;
    this.backlog = backlog;
  }

  /// How many records wait in the conversation's partition; empty where Kafka does not say.
  Optional<AcceptBacklog> backlog(ConversationId conversation) {
    return whereKafkaAnswers(
        () ->
            partition(conversation)
                .map(
                    partition ->
                        AcceptBacklog.newBuilder()
                            .setPartition(partition.partition())
                            .setWaiting(backlog.waiting(ACCEPT, partition).orElse(-1))
                            .build()));
  }

  /// The first record that submitted this entry; empty where Kafka does not have it any more, or
  /// does not answer.
  Optional<TracedSubmission> of(Entry entry) {
    var accepted = Instant.ofEpochMilli(entry.getAcceptedAtMillis());
    var conversation = new ConversationId(entry.getConversationId());
    return whereKafkaAnswers(
        () -> partition(conversation).flatMap(partition -> search(partition, accepted, entry)));
  }

  /// What else is known of a message must be told although Kafka is down.
  private static <T> Optional<T> whereKafkaAnswers(Supplier<Optional<T>> question) {
    try {
      return question.get();
    } catch (TransientFailure e) {
      log.atWarn().setCause(e).log("Kafka did not answer an operator");
      return Optional.empty();
    }
  }

  private Optional<TopicPartition> partition(ConversationId conversation) {
    try (var reader = new TopicReader(settings)) {
      int partitions = reader.partitions(List.of(Topics.MESSAGE_SUBMITTED)).size();
      return partitions == 0
          ? Optional.empty()
          : Optional.of(
              new TopicPartition(
                  Topics.MESSAGE_SUBMITTED, Backlog.partition(conversation.toKey(), partitions)));
    }
  }

  private Optional<TracedSubmission> search(
      TopicPartition partition, Instant accepted, Entry entry) {
    byte[] key = new ConversationId(entry.getConversationId()).toKey();
    long last = accepted.plus(AFTER).toEpochMilli();
    var found = new ArrayList<TracedSubmission>();
    try (var reader = new TopicReader(settings)) {
      var since = reader.since(partition, accepted.minus(BEFORE));
      var piece = new TopicReader.Piece(since.from(), Math.min(since.to(), since.from() + MOST));
      var _ =
          reader.read(
              Map.of(partition, piece),
              TIME,
              record -> {
                if (Arrays.equals(key, record.key())) {
                  traced(record, entry).ifPresent(found::add);
                }
                return found.isEmpty() && record.timestamp() <= last;
              });
    }
    return found.stream().findFirst();
  }

  /// The record, where it is the submission of this entry.
  static Optional<TracedSubmission> traced(ConsumerRecord<byte[], byte[]> record, Entry entry) {
    try {
      var submitted = SubmittedRecord.parseFrom(record.value());
      var origin = submitted.getOrigin();
      if (origin.getUserId() != entry.getSenderId()
          || !submitted.getSubmit().getClientMessageId().equals(entry.getClientMessageId())) {
        return Optional.empty();
      }
      return Optional.of(
          TracedSubmission.newBuilder()
              .setSubmittedAtMillis(record.timestamp())
              .setPartition(record.partition())
              .setOffset(record.offset())
              .setTraceId(submitted.getSubmit().getTraceId())
              .setDeviceId(origin.getDeviceId())
              .setNode(origin.getNode())
              .build());
    } catch (InvalidProtocolBufferException poison) {
      return Optional.empty();
    }
  }
}
