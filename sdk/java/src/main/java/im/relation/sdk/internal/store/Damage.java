package im.relation.sdk.internal.store;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.socket.v1.Submit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of a store that SQLite cannot read any more: its files are set aside (as
/// `<file>.aside`, instead of what was set aside before), a new one is begun, and who is signed in,
/// the sends that wait and the drafts are taken over as far as they can be read. All else comes
/// again from the service, because the new store has no sync token.
///
/// Damage that only a later read meets is marked by a file, so that the next opening knows.
final class Damage {

  /// SQLITE_CORRUPT and SQLITE_NOTADB (sqlite.org/rescode.html).
  static final int CORRUPT = 11;

  private static final int NOT_A_DATABASE = 26;
  private static final int PRIMARY_CODE = 0xff;

  private static final List<String> PARTS = List.of("", "-wal", "-shm");

  private static final String ACCOUNT = "SELECT tokens, profile FROM account";
  private static final String QUEUE =
      "SELECT client_message_id, submit, queued_at_millis, state, problem FROM send_queue ORDER BY ordinal ";
  private static final String ADD =
      """
      INSERT OR IGNORE INTO send_queue
        (client_message_id, submit, queued_at_millis, state, problem) VALUES (?, ?, ?, ?, ?)
      """;

  private static final Logger log = LoggerFactory.getLogger(Damage.class);

  /// A row of the send queue.
  private record Row(
      byte[] id, byte[] submit, long queuedAtMillis, long state, byte @Nullable [] problem) {

    static Row read(ResultSet row) throws SQLException {
      return new Row(
          row.getBytes(1), row.getBytes(2), row.getLong(3), row.getLong(4), row.getBytes(5));
    }

    boolean whole() {
      try {
        return Submit.parseFrom(submit).getClientMessageId().size() == id.length;
      } catch (InvalidProtocolBufferException damaged) {
        return false;
      }
    }
  }

  private Damage() {}

  static boolean isIn(SQLException failed) {
    int code = failed.getErrorCode() & PRIMARY_CODE;
    return code == CORRUPT || code == NOT_A_DATABASE;
  }

  static void mark(Path file) {
    try {
      OwnerOnly.file(markOf(file));
    } catch (IOException unmarked) {
      log.atWarn().setCause(unmarked).log("a damaged store could not be marked");
    }
  }

  static boolean isMarked(Path file) {
    return Files.exists(markOf(file));
  }

  private static Path markOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".damaged");
  }

  /// Makes room for a new store.
  ///
  /// @return where the old one is now
  static Path setAside(Path file) throws IOException {
    var aside = file.resolveSibling(file.getFileName() + ".aside");
    for (var part : PARTS) {
      var from = file.resolveSibling(file.getFileName() + part);
      var to = aside.resolveSibling(aside.getFileName() + part);
      if (Files.exists(from)) {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(to);
      }
    }
    Files.deleteIfExists(markOf(file));
    return aside;
  }

  /// Takes over what can be read.
  static void rescue(Path aside, Tx fresh) {
    boolean signedIn = false;
    int sends = 0;
    try (var old = DriverManager.getConnection("jdbc:sqlite:" + aside.toAbsolutePath())) {
      signedIn = account(old, fresh);
      sends = queue(old, fresh);
      drafts(old, fresh);
    } catch (SQLException unreadable) {
      log.atDebug().setCause(unreadable).log("nothing more can be read");
    }
    log.atWarn()
        .addKeyValue("aside", aside)
        .addKeyValue("signedIn", signedIn)
        .addKeyValue("sends", sends)
        .log("the local store was damaged and is begun anew");
  }

  private static boolean account(Connection old, Tx fresh) {
    try (var statement = old.createStatement();
        var row = statement.executeQuery(ACCOUNT)) {
      if (!row.next()) {
        return false;
      }
      AccountSql.save(fresh, Tokens.parseFrom(row.getBytes(1)), Profile.parseFrom(row.getBytes(2)));
      return true;
    } catch (SQLException | InvalidProtocolBufferException unreadable) {
      return false;
    }
  }

  /// From both ends up to the damage.
  private static int queue(Connection old, Tx fresh) {
    var first = new ArrayList<Row>();
    var last = new ArrayList<Row>();
    if (!readInto(first, old, QUEUE)) {
      readInto(last, old, QUEUE + "DESC");
    }
    first.addAll(last.reversed());
    var taken = new HashSet<String>();
    for (var row : first) {
      if (row.whole() && taken.add(HexFormat.of().formatHex(row.id()))) {
        fresh.run(ADD, row.id(), row.submit(), row.queuedAtMillis(), row.state(), row.problem());
      }
    }
    return taken.size();
  }

  private static void drafts(Connection old, Tx fresh) throws SQLException {
    try (var statement = old.createStatement();
        var row = statement.executeQuery(DraftSql.ALL)) {
      while (row.next()) {
        DraftSql.save(fresh, row.getLong(1), row.getString(2));
      }
    }
  }

  private static boolean readInto(List<Row> rows, Connection old, String sql) {
    try (var statement = old.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(Row.read(row));
      }
      return true;
    } catch (SQLException unreadable) {
      return false;
    }
  }
}
