package im.relation.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.message.v1.EntryKind;
import im.relation.domain.Bits128;
import im.relation.testkit.RealServers;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the statements on `message` cost, by the server's own counters.
@Timeout(60)
@ExtendWith(RealServers.class)
class MessageSqlIT {

  private static final int CONVERSATIONS = 100;
  private static final int ENTRIES_OF_EACH = 200;
  private static final int POLL = 500;

  /// A row of the list, a key and a row of the table for each name, and as much for the rest.
  private static final long ROWS_READ = 6 * POLL;

  private MessageProcess process;
  private MessageSql sql;

  @BeforeEach
  void open() {
    process = new MessageProcess();
    sql = new MessageSql(process.jdbc);
  }

  @AfterEach
  void close() {
    process.close();
  }

  @Test
  void looksStoredSendsUpByTheirKeyHoweverLongTheLogsAre() {
    // Given
    var all =
        LongStream.rangeClosed(1, CONVERSATIONS)
            .boxed()
            .flatMap(
                chat -> IntStream.rangeClosed(1, ENTRIES_OF_EACH).mapToObj(n -> entry(chat, n)))
            .toList();
    sql.insert(all);
    var names =
        IntStream.range(0, POLL)
            .mapToObj(n -> all.get(n * (all.size() / POLL)).name())
            .distinct()
            .toList();

    // When, on one connection: the counters are its own
    process.transactions.run(
        () -> {
          long before = rowsRead();
          var found = sql.stored(names);
          long read = rowsRead() - before;

          // Then
          assertThat(found)
              .extracting(StoredEntry::name)
              .containsExactlyInAnyOrderElementsOf(names);
          assertThat(read).as("rows read").isBetween((long) POLL, ROWS_READ);
        });
  }

  private long rowsRead() {
    List<Long> counters =
        process.jdbc.query(
            "SHOW SESSION STATUS LIKE 'Handler_read%'", (row, n) -> row.getLong("Value"));
    return counters.stream().mapToLong(Long::longValue).sum();
  }

  private static StoredEntry entry(long chat, int sequence) {
    return new StoredEntry(
        Entry.newBuilder()
            .setConversationId(chat)
            .setSequence(sequence)
            .setSenderId(1 + sequence % 2)
            .setClientMessageId(ByteString.copyFrom(new Bits128(chat, sequence).toBytes()))
            .setKind(EntryKind.ENTRY_KIND_MESSAGE)
            .setBody(ByteString.copyFromUtf8("body"))
            .build(),
        sequence,
        sequence);
  }
}
