package im.relation.architecture.source;

import im.relation.architecture.Finding;
import im.relation.architecture.Repository;
import java.util.List;

/// Every package of main code says what it is responsible for and is `@NullMarked`: NullAway looks
/// at no other (house style, H10).
final class NullMarkedPackages {

  private NullMarkedPackages() {}

  static List<Finding> findingsIn(Repository repository) {
    return repository.mainSources().stream()
        .filter(file -> !file.endsWith("/module-info.java"))
        .map(file -> file.substring(0, file.lastIndexOf('/')))
        .distinct()
        .filter(folder -> !isNullMarked(repository, folder))
        .map(folder -> new Finding(folder, "has no package-info.java with @NullMarked"))
        .toList();
  }

  private static boolean isNullMarked(Repository repository, String folder) {
    return repository
        .textIfAny(folder + "/package-info.java")
        .filter(text -> text.lines().anyMatch(line -> line.strip().equals("@NullMarked")))
        .isPresent();
  }
}
