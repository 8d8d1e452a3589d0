package im.relation.sdk.internal.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that nobody but their owner can read: they hold tokens and messages. Where the
/// file system knows no such rights (Windows), the folder's own rules hold.
public final class OwnerOnly {

  private OwnerOnly() {}

  /// Makes a file, empty, unless it is there.
  public static void file(Path file) throws IOException {
    try {
      Files.createFile(file, rights(file, "rw-------"));
    } catch (FileAlreadyExistsException kept) {
      // made earlier, by us, with the same rights
    }
  }

  /// Makes a folder and those above it, unless they are there.
  public static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, rights(folder, "rwx------"));
    }
  }

  private static FileAttribute<?>[] rights(Path path, String rights) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
    };
  }
}
