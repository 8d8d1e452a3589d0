package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The folder that holds everything the embedded servers keep, held by one process at a time.
///
/// Opening takes an exclusive lock before anything is read, checks the layout version, and reaps
/// the child processes of an owner that was killed. What is created is readable by its owner only.
/// Closing kills what still runs as a child and gives the lock back. Thread-safe.
public final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FolderLock lock;
  private final ChildRegistry children;

  private DataFolder(Path path, FolderLock lock, ChildRegistry children) {
    this.path = path;
    this.lock = lock;
    this.children = children;
  }

  /// Opens the folder, creating it when it is missing.
  ///
  /// @throws EmbeddedServerException FOLDER_IN_USE, LAYOUT_NEWER, LAYOUT_UNREADABLE or
  ///   FOLDER_UNUSABLE; the folder's data is then untouched
  public static DataFolder open(Path folder) {
    var path = OwnerOnly.folder(folder);
    var lock = FolderLock.take(path);
    try {
      Layout.check(path);
      var children = new ChildRegistry(OwnerOnly.folder(path.resolve("run")));
      children.reap();
      return new DataFolder(path, lock, children);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// The folder itself, absolute and without links.
  public Path path() {
    return path;
  }

  /// A sub-folder, created for its owner only when it is missing.
  public Path folder(String name) {
    return OwnerOnly.folder(path.resolve(name));
  }

  /// A fresh log file for a server; the one of the run before is kept beside it as `.old`.
  Path freshLog(String name) {
    var log = folder("logs").resolve(name + ".log");
    try {
      if (Files.exists(log)) {
        Files.move(log, log.resolveSibling(name + ".log.old"), StandardCopyOption.REPLACE_EXISTING);
      }
      return log;
    } catch (IOException e) {
      throw new EmbeddedServerException(
          Reason.FOLDER_UNUSABLE, "The log " + log + " cannot be set aside: " + e + ".", e);
    }
  }

  ChildRegistry children() {
    return children;
  }

  @Override
  public void close() {
    children.killAll();
    lock.close();
  }
}
