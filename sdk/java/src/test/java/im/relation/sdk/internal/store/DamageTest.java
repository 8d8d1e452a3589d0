package im.relation.sdk.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.ClientMessageId;
import im.relation.sdk.StoreException;
import im.relation.sdk.internal.store.QueueSql.Queued;
import im.relation.sdk.internal.store.Store.Outlives;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DamageTest {

  private static final int ENTRIES = 2_000;
  private static final int PAGE = 4_096;

  @TempDir private Path folder;
  private Path file;
  private final List<ClientMessageId> sends = new ArrayList<>();

  /// The account and the sends lie in the first pages, what came later behind them.
  @BeforeEach
  void fill() {
    file = folder.resolve("1001.db");
    try (var store = Store.open(file)) {
      write(
          store,
          tx -> {
            AccountSql.save(
                tx,
                Tokens.newBuilder().setUserId(1001).setRefreshToken("refresh").build(),
                Profile.newBuilder().setUserId(1001).setNickname("Me").build());
            for (int n = 0; n < 3; n++) {
              var id = ClientMessageId.random();
              sends.add(id);
              QueueSql.add(tx, submit(id), n);
            }
            DraftSql.save(tx, 1, "half a thought");
          });
      write(
          store,
          tx -> {
            AccountSql.saveSyncToken(tx, "token");
            for (long sequence = 1; sequence <= ENTRIES; sequence++) {
              EntrySql.save(tx, SearchTest.entry(1, sequence, 11, sequence, "hello " + sequence));
            }
          });
    }
  }

  @Test
  void aFileThatIsNoStoreIsSetAsideAndBegunAnew() throws IOException {
    // Given
    overwrite(0, 1);
    var damaged = Files.readAllBytes(file);

    // When
    try (var store = Store.open(file)) {
      // Then
      assertThat(store.read(AccountSql::tokens)).isEmpty();
      assertThat(store.read(QueueSql::all)).isEmpty();
    }
    assertThat(folder.resolve("1001.db.aside")).hasBinaryContent(damaged);
  }

  @Test
  void whoIsSignedInAndWhatWaitsToBeSentOutliveDamageToTheRest() throws IOException {
    // Given
    long pages = Files.size(file) / PAGE;
    overwrite(pages / 2, pages);

    // When: the damage is met
    try (var store = Store.open(file)) {
      var failure = catchThrowableOfType(StoreException.class, () -> entries(store));
      assertThat(failure.reason()).isEqualTo(StoreException.Reason.DAMAGED);
    }

    // Then
    try (var store = Store.open(file)) {
      assertThat(store.read(AccountSql::tokens).orElseThrow().getRefreshToken())
          .isEqualTo("refresh");
      assertThat(store.read(AccountSql::profile).getNickname()).isEqualTo("Me");
      assertThat(store.read(QueueSql::all)).extracting(Queued::id).isEqualTo(sends);
      assertThat(store.read(DraftSql::all)).containsValue("half a thought");
      assertThat(store.read(AccountSql::syncToken)).as("all is asked for again").isEmpty();
      assertThat(entries(store)).isEmpty();
    }
  }

  @Test
  void aWholeStoreStaysAsItIs() {
    try (var store = Store.open(file)) {
      assertThat(entries(store)).hasSize(ENTRIES);
    }
    assertThat(folder.resolve("1001.db.aside")).doesNotExist();
  }

  private static List<Entry> entries(Store store) {
    return store.read(tx -> EntrySql.after(tx, 1, 0, ENTRIES));
  }

  private static void write(Store store, Consumer<Tx> work) {
    assertThat(
            store.<Boolean>write(
                Outlives.PROCESS,
                tx -> {
                  work.accept(tx);
                  return true;
                }))
        .isTrue();
  }

  private static Submit submit(ClientMessageId id) {
    return Submit.newBuilder()
        .setConversationId(1)
        .setClientMessageId(ByteString.copyFrom(id.toBytes()))
        .build();
  }

  private void overwrite(long fromPage, long toPage) throws IOException {
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(fromPage * PAGE);
      for (long page = fromPage; page < toPage; page++) {
        var noise = new byte[PAGE];
        Arrays.fill(noise, (byte) 0xa5);
        raw.write(noise);
      }
    }
  }
}
