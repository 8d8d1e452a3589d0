package im.relation.architecture.code;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import im.relation.architecture.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The compiled main classes of every module, as the build left them in `target/classes`.
final class MainClasses {

  private MainClasses() {}

  static JavaClasses of(Repository repository) {
    return new ClassFileImporter().importPaths(folders(repository));
  }

  static List<Path> folders(Repository repository) {
    return repository.files("pom.xml").stream()
        .map(pom -> repository.root().resolve(pom).resolveSibling("target/classes"))
        .filter(Files::isDirectory)
        .toList();
  }
}
