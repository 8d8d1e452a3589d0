package im.relation.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.contract.delivery.v1.ConversationState;
import im.relation.contract.message.v1.ConversationKind;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.message.v1.MessageBody;
import im.relation.contract.message.v1.TextBody;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.internal.store.ConversationRow;
import im.relation.sdk.internal.store.ConversationSql;
import im.relation.sdk.internal.store.EntrySql;
import im.relation.sdk.internal.store.QueueSql;
import im.relation.sdk.internal.store.Store;
import im.relation.sdk.internal.store.Store.Outlives;
import im.relation.sdk.internal.store.Tx;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A conversation to which things happen as they do to a client's store, and the plain list of all
/// its rows.
final class TimelineLog implements AutoCloseable {

  static final UserId ME = new UserId(1001);
  static final UserId PEER = new UserId(1002);
  static final ConversationId DIRECT = new ConversationId(5001);

  private static final int BEGINNING = 120;

  private final Random random;
  private final Store store = Store.inMemory();

  /// By sequence: the entry, or nothing where this device lacks it. What never was is not in it.
  private final TreeMap<Long, Optional<Entry>> log = new TreeMap<>();

  private final List<ClientMessageId> sends = new ArrayList<>();
  private long top;
  private long read;

  TimelineLog(Random random) {
    this.random = random;
  }

  /// Some entries, some of them read.
  void begin() {
    write(
        tx -> {
          save(tx);
          for (int n = 0; n < BEGINNING; n++) {
            append(tx, null);
          }
        });
    read = random.nextInt(BEGINNING + 1);
    write(this::save);
  }

  Store store() {
    return store;
  }

  long top() {
    return top;
  }

  long read() {
    return read;
  }

  /// One of the things that happen.
  ///
  /// @return whether something came at the end and nothing else changed
  boolean happen() {
    int what = random.nextInt(8);
    write(
        tx -> {
          switch (what) {
            case 0, 1 -> arrive(tx, 1 + random.nextInt(random.nextInt(8) == 0 ? 150 : 5));
            case 2 -> {
              skip(tx, 1 + random.nextInt(200));
              arrive(tx, random.nextInt(3) == 0 ? 0 : random.nextInt(50));
            }
            case 3 -> fill(tx);
            case 4 -> queue(tx);
            case 5 -> acceptFirst(tx);
            case 6 -> acceptInAHole(tx);
            default -> read = read + random.nextLong(top - read + 1);
          }
          save(tx);
        });
    return what <= 2;
  }

  private void arrive(Tx tx, int count) {
    for (int n = 0; n < count; n++) {
      append(tx, null);
    }
  }

  private void append(Tx tx, @Nullable ClientMessageId id) {
    hold(tx, ++top, id);
  }

  private void hold(Tx tx, long sequence, @Nullable ClientMessageId id) {
    boolean own = id != null || random.nextInt(4) == 0;
    var entry =
        Entry.newBuilder()
            .setConversationId(DIRECT.value())
            .setSequence(sequence)
            .setSenderId(own ? ME.value() : PEER.value())
            .setCountable(own || random.nextInt(5) > 0)
            .setKind(EntryKind.ENTRY_KIND_MESSAGE)
            .setAcceptedAtMillis(1_800_000_000_000L + sequence)
            .setBody(
                MessageBody.newBuilder()
                    .setText(TextBody.newBuilder().setText("text " + sequence))
                    .build()
                    .toByteString());
    if (id != null) {
      entry.setClientMessageId(ByteString.copyFrom(id.toBytes()));
    }
    EntrySql.save(tx, entry.build());
    log.put(sequence, Optional.of(entry.build()));
  }

  private void skip(Tx tx, int count) {
    ConversationSql.addHole(tx, DIRECT.value(), top + 1, top + count);
    LongStream.rangeClosed(top + 1, top + count).forEach(each -> log.put(each, Optional.empty()));
    top += count;
  }

  /// A page from either end of a hole; some of what was asked for never was.
  private void fill(Tx tx) {
    var holes = ConversationSql.holes(tx, DIRECT.value(), 1, top);
    if (holes.isEmpty()) {
      return;
    }
    var hole = holes.get(random.nextInt(holes.size()));
    long length = Math.min(hole.to() - hole.from() + 1, 1 + random.nextInt(60));
    long from = random.nextBoolean() ? hole.from() : hole.to() - length + 1;
    for (long sequence = from; sequence < from + length; sequence++) {
      boolean missing = log.getOrDefault(sequence, Optional.empty()).isEmpty();
      if (missing && random.nextInt(10) > 0) {
        hold(tx, sequence, null);
      } else if (missing) {
        log.remove(sequence);
      }
    }
    ConversationSql.fill(tx, DIRECT.value(), from, from + length - 1);
  }

  private void queue(Tx tx) {
    var bits = ByteBuffer.allocate(16).putLong(random.nextLong()).putLong(random.nextLong());
    var id = ClientMessageId.of(bits.array());
    var submit =
        Submit.newBuilder()
            .setConversationId(DIRECT.value())
            .setClientMessageId(ByteString.copyFrom(id.toBytes()));
    QueueSql.add(tx, submit.build(), top);
    sends.add(id);
  }

  private void acceptFirst(Tx tx) {
    if (!sends.isEmpty()) {
      var id = sends.removeFirst();
      append(tx, id);
      QueueSql.remove(tx, id);
    }
  }

  /// What was sent and accepted before the connection broke: its place lies in what is missing.
  private void acceptInAHole(Tx tx) {
    var missing =
        log.entrySet().stream().filter(each -> each.getValue().isEmpty()).map(it -> it.getKey());
    var places = missing.toList();
    if (!sends.isEmpty() && !places.isEmpty()) {
      var id = sends.removeFirst();
      hold(tx, places.get(random.nextInt(places.size())), id);
      QueueSql.remove(tx, id);
    }
  }

  private void save(Tx tx) {
    var state =
        ConversationState.newBuilder()
            .setConversationId(DIRECT.value())
            .setKind(ConversationKind.CONVERSATION_KIND_DIRECT)
            .setNewestSequence(top)
            .build();
    ConversationSql.save(tx, new ConversationRow(state, top, read, 0, 0));
  }

  private void write(Consumer<Tx> work) {
    assertThat(
            store.<Boolean>write(
                Outlives.PROCESS,
                tx -> {
                  work.accept(tx);
                  return true;
                }))
        .isTrue();
  }

  long countableAfter(long sequence) {
    return log.tailMap(sequence, false).values().stream()
        .flatMap(Optional::stream)
        .filter(TimelineLog::counts)
        .count();
  }

  /// What is missing may count.
  Optional<Sequence> firstUnread(long after) {
    return log.tailMap(after, false).entrySet().stream()
        .filter(each -> each.getValue().map(TimelineLog::counts).orElse(true))
        .findFirst()
        .map(each -> new Sequence(each.getKey()));
  }

  private static boolean counts(Entry entry) {
    return entry.getCountable() && entry.getSenderId() != ME.value();
  }

  /// Every row there is.
  private List<String> keys() {
    var keys = new ArrayList<String>();
    boolean missing = false;
    for (var each : log.entrySet()) {
      if (each.getValue().isEmpty()) {
        if (!missing) {
          keys.add("hole " + each.getKey());
        }
        missing = true;
      } else {
        keys.add(key(each.getValue().get()));
        missing = false;
      }
    }
    sends.forEach(id -> keys.add("send " + id));
    return keys;
  }

  private static String key(Entry entry) {
    return entry.getClientMessageId().isEmpty()
        ? "entry " + entry.getSequence()
        : "send " + ClientMessageId.of(entry.getClientMessageId().toByteArray());
  }

  void assertPiece(TimelineView view) {
    var all = keys();
    var shown = TimelinePropertyTest.keys(view);
    if (shown.isEmpty()) {
      assertThat(all).isEmpty();
      return;
    }
    int from = all.indexOf(shown.getFirst());
    assertThat(from).isNotNegative();
    assertThat(shown).isEqualTo(all.subList(from, Math.min(all.size(), from + shown.size())));
    assertThat(shown).doesNotHaveDuplicates();
    assertThat(view.moreBefore()).isEqualTo(from > 0);
    assertThat(view.moreAfter()).isEqualTo(from + shown.size() < all.size());
  }

  void assertShows(TimelineView view, long sequence) {
    if (log.containsKey(sequence)) {
      assertThat(view.rows())
          .anyMatch(
              row ->
                  row instanceof TimelineRow.Logged logged
                      && logged.first().value() <= sequence
                      && sequence <= logged.last().value());
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
