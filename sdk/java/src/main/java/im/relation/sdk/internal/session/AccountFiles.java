package im.relation.sdk.internal.session;

import im.relation.domain.DeviceId;
import im.relation.domain.UserId;
import im.relation.sdk.StoreException;
import im.relation.sdk.internal.store.OwnerOnly;
import im.relation.sdk.internal.store.Store;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Which accounts have a store in a folder: `<user id>.db` each, and `accounts.properties`, which
/// says who used it last and which device an identifier was signed in on, so that the next sign-in
/// is the same device again. Without a folder everything is in memory.
public final class AccountFiles {

  private static final String LAST = "last";
  private static final String DEVICE = "device.";

  private final @Nullable Path folder;

  public AccountFiles(@Nullable Path folder) {
    this.folder = folder;
  }

  public Store open(UserId user) {
    if (folder == null) {
      return Store.inMemory();
    }
    make(folder);
    return Store.open(folder.resolve(user + ".db"));
  }

  /// Whether the account has a store here.
  public boolean has(UserId user) {
    return folder != null && Files.exists(folder.resolve(user + ".db"));
  }

  /// Who signed in last.
  public Optional<UserId> last() {
    return number(LAST).map(UserId::new);
  }

  /// The device that an identifier was signed in on.
  public Optional<DeviceId> device(String identifier) {
    return number(DEVICE + identifier.toLowerCase(Locale.ROOT)).map(DeviceId::new);
  }

  public void remember(String identifier, UserId user, DeviceId device) {
    if (folder == null) {
      return;
    }
    make(folder);
    Properties all = load(folder);
    all.setProperty(LAST, user.toString());
    all.setProperty(DEVICE + identifier.toLowerCase(Locale.ROOT), device.toString());
    save(folder, all);
  }

  private Optional<Long> number(String key) {
    if (folder == null) {
      return Optional.empty();
    }
    String text = load(folder).getProperty(key);
    return text == null || !text.matches("[1-9][0-9]{0,18}")
        ? Optional.empty()
        : Optional.of(Long.parseLong(text));
  }

  private static Properties load(Path folder) {
    Properties all = new Properties();
    Path file = folder.resolve("accounts.properties");
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        all.load(reader);
      } catch (IOException failed) {
        throw failure(failed);
      }
    }
    return all;
  }

  private static void save(Path folder, Properties all) {
    Path next = folder.resolve("accounts.properties.next");
    try {
      OwnerOnly.file(next);
      try (Writer writer = Files.newBufferedWriter(next)) {
        all.store(writer, null);
      }
      Files.move(
          next,
          folder.resolve("accounts.properties"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  private static void make(Path folder) {
    try {
      OwnerOnly.folder(folder);
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  private static StoreException failure(IOException failed) {
    return new StoreException(StoreException.Reason.FAILED, "the accounts' folder failed", failed);
  }
}
