package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/// Creates folders and writes small files that only their owner can read.
final class OwnerOnly {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnerOnly() {}

  /// The real path of the folder, created when it is missing. An existing one keeps its
  /// permissions.
  static Path folder(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.createDirectories(folder, permissions("rwx------"));
      }
      return folder.toRealPath();
    } catch (IOException e) {
      throw new EmbeddedServerException(
          Reason.FOLDER_UNUSABLE,
          "The folder " + folder + " cannot be created or entered: " + e + ".",
          e);
    }
  }

  /// Replaces the file as one step: a reader sees the old text or the new one, also after a crash.
  static void write(Path file, String text) {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(draft);
      Files.createFile(draft, permissions("rw-------"));
      Files.writeString(draft, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new EmbeddedServerException(
          Reason.FOLDER_UNUSABLE, "The file " + file + " cannot be written: " + e + ".", e);
    }
  }

  static FileAttribute<?>[] permissions(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /// Deletes the folder with all that is in it, if it exists.
  static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
