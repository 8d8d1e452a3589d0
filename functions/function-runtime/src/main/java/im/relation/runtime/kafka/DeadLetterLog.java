package im.relation.runtime.kafka;

import im.relation.backplane.Catalog.TopicEntry;
import im.relation.runtime.kafka.TopicReader.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/// The other end of [DeadLetters]: what was put aside, and its way back. Every method fails with
/// [im.relation.runtime.TransientFailure] where Kafka does not answer. Thread-safe.
public final class DeadLetterLog {

  /// Most records that one replay puts back.
  public static final int MAX_REPLAYED = 10_000;

  private static final Set<String> OURS =
      Set.of(
          DeadLetters.REASON,
          DeadLetters.FUNCTION,
          DeadLetters.TOPIC,
          DeadLetters.PARTITION,
          DeadLetters.OFFSET,
          DeadLetters.EXCEPTION);

  private final KafkaSettings settings;
  private final RecordSender sender;

  public DeadLetterLog(KafkaSettings settings, RecordSender sender) {
    this.settings = settings;
    this.sender = sender;
  }

  /// Dead letters, newest last.
  ///
  /// @param complete whether these are all
  public record Page(List<PutAside> letters, boolean complete) {}

  /// What a replay did, in its order.
  ///
  /// @param complete whether nothing was left out
  public record Replay(List<Replayed> replayed, boolean complete) {}

  /// A dead letter's place, and where its record is now.
  public record Replayed(TopicPartition from, long fromOffset, int partition, long offset) {}

  /// The newest ones of these topics.
  ///
  /// @param most how many
  public Page newest(Collection<TopicEntry> topics, int most, Duration time) {
    var names =
        topics.stream().collect(Collectors.toMap(TopicEntry::deadLetterName, TopicEntry::name));
    var found =
        new PriorityQueue<PutAside>(
            Comparator.comparingLong(PutAside::atMillis).thenComparingLong(PutAside::offset));
    boolean complete = true;
    try (var reader = new TopicReader(settings)) {
      var pieces = new HashMap<TopicPartition, Piece>();
      for (var all : reader.all(reader.partitions(names.keySet())).entrySet()) {
        var piece = last(all.getValue(), most);
        complete &= piece.equals(all.getValue());
        pieces.put(all.getKey(), piece);
      }
      complete &=
          reader.read(
              pieces,
              time,
              record -> {
                found.add(PutAside.of(names.getOrDefault(record.topic(), ""), record));
                if (found.size() > most + 1) {
                  var _ = found.remove();
                }
                return true;
              });
    }
    if (found.size() > most) {
      var _ = found.remove();
      complete = false;
    }
    var letters = new ArrayList<PutAside>();
    while (!found.isEmpty()) {
      letters.add(found.remove());
    }
    return new Page(List.copyOf(letters), complete);
  }

  /// Puts one back: same key, same value, its own headers.
  ///
  /// @return empty where there is no such dead letter
  public Optional<Replayed> replay(TopicEntry topic, int partition, long offset, Duration time) {
    var place = new TopicPartition(topic.deadLetterName(), partition);
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var reader = new TopicReader(settings)) {
      var all = reader.partitions(List.of(topic.deadLetterName()));
      if (!all.contains(place)) {
        return Optional.empty();
      }
      var held = reader.all(List.of(place)).getOrDefault(place, new Piece(0, 0));
      if (offset < held.from() || offset >= held.to()) {
        return Optional.empty();
      }
      var piece = new Piece(offset, offset + 1);
      var _ = reader.read(Map.of(place, piece), time, found::add);
    }
    return putBack(topic, found).stream().findFirst();
  }

  /// Puts all of a topic back that are there now, each original record once though it was put aside
  /// twice.
  public Replay replayAll(TopicEntry topic, Duration time) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    var originals = new HashSet<String>();
    boolean complete;
    try (var reader = new TopicReader(settings)) {
      var partitions = reader.partitions(List.of(topic.deadLetterName()));
      complete =
          reader.read(
              reader.all(partitions),
              time,
              record -> {
                if (originals.add(original(record))) {
                  records.add(record);
                }
                return records.size() <= MAX_REPLAYED;
              });
    }
    boolean tooMany = records.size() > MAX_REPLAYED;
    if (tooMany) {
      records.removeLast();
    }
    return new Replay(putBack(topic, records), complete && !tooMany);
  }

  /// The last ones of a piece.
  static Piece last(Piece piece, int most) {
    return new Piece(Math.max(piece.from(), piece.to() - most), piece.to());
  }

  /// What goes back for a dead letter.
  static ProducerRecord<byte[], byte[]> original(
      String topic, ConsumerRecord<byte[], byte[]> letter) {
    var record = new ProducerRecord<>(topic, letter.key(), letter.value());
    for (Header header : letter.headers()) {
      if (!OURS.contains(header.key())) {
        record.headers().add(header);
      }
    }
    return record;
  }

  /// Names the record that a dead letter was; one that does not say names itself.
  private static String original(ConsumerRecord<byte[], byte[]> letter) {
    var put = PutAside.of("", letter);
    return put.sourceOffset() < 0
        ? "dead " + letter.partition() + "/" + letter.offset()
        : put.sourcePartition() + "/" + put.sourceOffset();
  }

  private List<Replayed> putBack(TopicEntry topic, List<ConsumerRecord<byte[], byte[]>> letters) {
    var places =
        sender.place(letters.stream().map(letter -> original(topic.name(), letter)).toList());
    var replayed = new ArrayList<Replayed>();
    for (int i = 0; i < letters.size(); i++) {
      var letter = letters.get(i);
      var at = places.get(i);
      replayed.add(
          new Replayed(
              new TopicPartition(letter.topic(), letter.partition()),
              letter.offset(),
              at.partition(),
              at.offset()));
    }
    return List.copyOf(replayed);
  }
}
