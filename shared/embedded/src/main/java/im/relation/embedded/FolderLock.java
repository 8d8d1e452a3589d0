package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An exclusive lock on a folder, which the operating system gives back when its process dies.
///
/// On POSIX, closing any descriptor of a locked file drops the lock of the whole process. So the
/// lock file is opened once per process (`HELD` is asked first) and who holds it stands in another
/// file.
final class FolderLock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FolderLock.class);
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Takes the lock of a folder given by its real path.
  static FolderLock take(Path folder) {
    if (!HELD.add(folder)) {
      throw inUse(folder, "this process (pid " + ProcessHandle.current().pid() + ")");
    }
    try {
      var channel = channel(folder);
      OwnerOnly.write(holder(folder), ProcessHandle.current().pid() + "\n");
      return new FolderLock(folder, channel);
    } catch (IOException e) {
      HELD.remove(folder);
      throw new EmbeddedServerException(
          Reason.FOLDER_UNUSABLE, "The data folder " + folder + " cannot be locked: " + e + ".", e);
    } catch (RuntimeException e) {
      HELD.remove(folder);
      throw e;
    }
  }

  private static FileChannel channel(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // Held through another class loader of this JVM; closing our channel would drop that lock.
      throw inUse(folder, "this process (pid " + ProcessHandle.current().pid() + ")");
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw inUse(folder, holderOf(folder));
  }

  private static String holderOf(Path folder) {
    try {
      return "the process with pid " + Long.parseLong(Files.readString(holder(folder)).strip());
    } catch (IOException | NumberFormatException _) {
      return "another process";
    }
  }

  private static Path holder(Path folder) {
    return folder.resolve("holder");
  }

  private static EmbeddedServerException inUse(Path folder, String by) {
    return new EmbeddedServerException(
        Reason.FOLDER_IN_USE,
        "The data folder %s is in use by %s; stop that one or choose another data folder."
            .formatted(folder, by));
  }

  @Override
  public void close() {
    try {
      if (channel.isOpen()) {
        Files.deleteIfExists(holder(folder));
        channel.close();
        HELD.remove(folder);
      }
    } catch (IOException e) {
      log.atWarn().addKeyValue("folder", folder).setCause(e).log("data folder lock not given back");
    }
  }
}
