package im.relation.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small repository in a temporary folder, written by a test to see a rule fail.
public final class SampleRepository {

  private final Path root;

  public SampleRepository(Path root) {
    this.root = root;
  }

  public SampleRepository with(String file, String text) {
    try {
      var path = root.resolve(file);
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Copies a file from the real repository, changed: `from` must be there, or the test proves
  /// nothing.
  public SampleRepository withChanged(String file, String from, String to) {
    var text = repository().textIfAny(file).orElseGet(() -> Repository.here().text(file));
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " does not contain " + from);
    }
    return with(file, text.replace(from, to));
  }

  public SampleRepository withCopyOf(String file) {
    return with(file, Repository.here().text(file));
  }

  public Repository repository() {
    return new Repository(root);
  }
}
