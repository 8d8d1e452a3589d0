package im.relation.desktop;

import im.relation.desktop.base.Preferences;
import im.relation.desktop.signin.Server;
import im.relation.desktop.signin.SignInViewModel.Page;
import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import im.relation.sdk.Settings;
import im.relation.sdk.StoreException;
import im.relation.sdk.ThisDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The data folder of one window: what was chosen, which service, whose accounts.
///
/// @param folder owned by one client at a time
record Home(Path folder, Preferences preferences) {

  private static final Logger LOG = LoggerFactory.getLogger(Home.class);
  private static final long MEGABYTE = 1L << 20;

  static Home at(Path folder) {
    return new Home(folder, new Preferences(folder));
  }

  /// The service that was chosen last; a local run at first.
  Server server() {
    var ca = preferences.text("server.ca");
    var chosen =
        new Server(
            preferences.text("server.functions"),
            preferences.text("server.socket"),
            ca.isEmpty() ? null : Path.of(ca));
    return chosen.endpoints().isPresent() ? chosen : Server.local();
  }

  void choose(Server server) {
    preferences.text("server.functions", server.functions());
    preferences.text("server.socket", server.socket());
    preferences.text("server.ca", Optional.ofNullable(server.ca()).map(Path::toString).orElse(""));
  }

  /// The way to a service. Accounts of different services are kept apart.
  ///
  /// @throws IllegalArgumentException where its file of certificates cannot be read
  Relation relation(Server server) {
    return Relation.at(
        Settings.of(
            server.endpoints().orElseThrow(),
            ThisDevice.desktop(deviceName(), version()),
            accounts(server)));
  }

  /// Where the accounts of a service are kept.
  Path accounts(Server server) {
    return folder.resolve("accounts").resolve(server.folder());
  }

  /// The way to the service that was chosen last, and who is signed in there. Where the file of its
  /// certificates cannot be read, nobody is until that is mended: only the system's certificates
  /// are trusted.
  Opening open() {
    var server = server();
    Relation relation;
    try {
      relation = relation(server);
    } catch (IllegalArgumentException unreadable) {
      LOG.atWarn().setCause(unreadable).log("the certificates of the service cannot be read");
      return new Opening(
          relation(new Server(server.functions(), server.socket(), null)),
          Optional.empty(),
          Page.SERVER,
          Optional.of("server.unreadable"));
    }
    return restored(relation);
  }

  /// Who is signed in; a damaged store is opened once more, which begins it anew.
  static Opening restored(Relation relation) {
    try {
      return Opening.of(relation, restore(relation));
    } catch (StoreException failed) {
      LOG.atError().setCause(failed).log("the account cannot be opened");
      return Opening.failed(relation, failed);
    }
  }

  private static Optional<ImClient> restore(Relation relation) {
    try {
      return relation.restore();
    } catch (StoreException failed) {
      if (failed.reason() == StoreException.Reason.DAMAGED) {
        return relation.restore();
      }
      throw failed;
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
