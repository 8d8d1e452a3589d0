package im.relation.sdk.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.Profile;
import im.relation.domain.ConversationId;
import im.relation.sdk.SearchQuery;
import im.relation.sdk.internal.store.SearchSql.Hit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stores that earlier versions wrote, opened by this one.
final class MigrationTest {

  private static final int MORE_THAN_A_PAGE = 1_100;

  @TempDir private Path folder;

  @Test
  void whatAStoreOfVersion1HoldsIsFoundAfterwards() throws Exception {
    // Given
    var file = folder.resolve("1001.db");
    writeVersion1(file);

    // When
    try (var store = Store.open(file)) {
      // Then
      assertThat(store.<Long>read(tx -> tx.number("PRAGMA user_version")))
          .isEqualTo(Schema.version());
      for (long sequence : new long[] {1, MORE_THAN_A_PAGE}) {
        List<Hit> hits =
            store.read(
                tx ->
                    SearchSql.find(
                        tx, SearchQuery.of("number " + sequence), Long.MAX_VALUE, 2_000));
        assertThat(hits).extracting(hit -> hit.entry().getSequence()).contains(sequence);
      }
    }
  }

  @Test
  void aStoreOfVersion2KeepsItsDraftsAndHoldsProfilesAfterwards() throws Exception {
    // Given
    var file = folder.resolve("1001.db");
    try (var old = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      run(old, "version-1.sql");
      run(old, "version-2.sql");
    }

    // When
    try (var store = Store.open(file)) {
      // Then
      Map<ConversationId, String> drafts = store.read(DraftSql::all);
      assertThat(drafts).containsEntry(new ConversationId(7), "half a sentence");
      var ann = Profile.newBuilder().setUserId(11).setNickname("Ann").build();
      store.<Boolean>write(
          Store.Outlives.PROCESS,
          tx -> {
            AccountSql.saveKnown(tx, ann);
            return true;
          });
      List<Profile> known = store.read(AccountSql::known);
      assertThat(known).containsExactly(ann);
    }
  }

  /// Runs statements, none of which holds a semicolon.
  private static void run(Connection store, String resource) throws Exception {
    try (var statement = store.createStatement();
        var script = Objects.requireNonNull(MigrationTest.class.getResourceAsStream(resource))) {
      for (var each : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";", -1)) {
        if (!each.isBlank()) {
          statement.execute(each);
        }
      }
    }
  }

  private static void writeVersion1(Path file) throws Exception {
    try (var old = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      run(old, "version-1.sql");
      old.setAutoCommit(false);
      try (var add =
          old.prepareStatement(
              "INSERT INTO entry (conversation_id, sequence, sender_id, countable, entry) VALUES (1, ?, 11, 1, ?)")) {
        for (long sequence = 1; sequence <= MORE_THAN_A_PAGE; sequence++) {
          add.setLong(1, sequence);
          add.setBytes(
              2,
              SearchTest.entry(1, sequence, 11, 1_000 + sequence, "number " + sequence)
                  .toByteArray());
          add.executeUpdate();
        }
      }
      old.commit();
    }
  }
}
