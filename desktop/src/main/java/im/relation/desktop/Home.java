package im.relation.desktop;

import im.relation.desktop.base.Preferences;
import im.relation.desktop.signin.Server;
import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import im.relation.sdk.Settings;
import im.relation.sdk.StoreException;
import im.relation.sdk.ThisDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The data folder of one window: what was chosen, which service, whose accounts.
///
/// @param folder owned by one client at a time
record Home(Path folder, Preferences preferences) {

  private static final long MEGABYTE = 1L << 20;

  static Home at(Path folder) {
    return new Home(folder, new Preferences(folder));
  }

  /// The service that was chosen last; a local run at first.
  Server server() {
    var functions = preferences.text("server.functions");
    var ca = preferences.text("server.ca");
    return functions.isEmpty()
        ? Server.local()
        : new Server(
            functions, preferences.text("server.socket"), ca.isEmpty() ? null : Path.of(ca));
  }

  void choose(Server server) {
    preferences.text("server.functions", server.functions());
    preferences.text("server.socket", server.socket());
    preferences.text("server.ca", Optional.ofNullable(server.ca()).map(Path::toString).orElse(""));
  }

  /// The way to that service. Accounts of different services are kept apart.
  Relation relation() {
    var server = server();
    var endpoints = server.endpoints().or(() -> Server.local().endpoints()).orElseThrow();
    return Relation.at(
        Settings.of(endpoints, ThisDevice.desktop(deviceName(), version()), accounts()));
  }

  /// Where the accounts of that service are kept.
  Path accounts() {
    return folder.resolve("accounts").resolve(server().folder());
  }

  /// Who is signed in; a damaged store is opened once more, which begins it anew.
  ///
  /// @return empty where nobody is, or the store cannot be used
  static Optional<ImClient> restored(Relation relation) {
    try {
      return relation.restore();
    } catch (StoreException failed) {
      return failed.reason() == StoreException.Reason.DAMAGED
          ? relation.restore()
          : Optional.empty();
    }
  }

  private static String deviceName() {
    return System.getProperty("os.name", "") + " " + System.getProperty("user.name", "");
  }

  static String version() {
    var version = Home.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /// How much is kept, in megabytes, rounded up.
  long storedMegabytes() {
    try (var files = Files.walk(folder, 4)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(Home::size).sum();
      return (bytes + MEGABYTE - 1) / MEGABYTE;
    } catch (IOException gone) {
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }
}
