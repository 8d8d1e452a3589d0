package im.relation.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A checkout: the files that people wrote, by their path from the root, with `/` between folders.
public record Repository(Path root) {

  private static final Set<String> NOT_WRITTEN_BY_PEOPLE =
      Set.of(
          ".git", "target", "node_modules", "var", ".idea", ".vscode", ".settings", ".terraform");

  /// The checkout that this test runs in: the nearest folder upwards that holds `mvnw`.
  public static Repository here() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      var parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("no mvnw above " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return new Repository(folder);
  }

  /// Every file, sorted by path.
  public List<String> files() {
    var found = new ArrayList<String>();
    try {
      Files.walkFileTree(root, new Collector(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(found);
    return List.copyOf(found);
  }

  public List<String> files(String ending) {
    return files().stream().filter(file -> file.endsWith(ending)).toList();
  }

  /// Java sources of production code.
  public List<String> mainSources() {
    return files(".java").stream().filter(file -> file.contains("src/main/java/")).toList();
  }

  public List<String> testSources() {
    return files(".java").stream().filter(file -> file.contains("src/test/java/")).toList();
  }

  public boolean has(String file) {
    return Files.exists(root.resolve(file));
  }

  public String text(String file) {
    return textIfAny(file)
        .orElseThrow(() -> new IllegalArgumentException(file + " is not a text file"));
  }

  /// The file's text, or nothing where it is absent or no UTF-8.
  public Optional<String> textIfAny(String file) {
    try {
      return has(file) ? Optional.of(Files.readString(root.resolve(file))) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final List<String> found;

    Collector(List<String> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      var ours = folder.equals(root) || !NOT_WRITTEN_BY_PEOPLE.contains(nameOf(folder));
      return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      // In a worktree .git is a file.
      if (!NOT_WRITTEN_BY_PEOPLE.contains(nameOf(file))) {
        found.add(root.relativize(file).toString().replace('\\', '/'));
      }
      return FileVisitResult.CONTINUE;
    }

    private String nameOf(Path path) {
      return String.valueOf(path.getFileName());
    }
  }
}
