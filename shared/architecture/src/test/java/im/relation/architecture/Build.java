package im.relation.architecture;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// The Maven build that runs this test: when it began, and whether it builds every module.
public record Build(Instant started, boolean whole) {

  private static final Pattern MODULE = Pattern.compile("MavenProject: [^@]+ @ ");

  /// As the module's pom says it in system properties. Outside Maven no build is going on.
  public static Build current(Repository repository) {
    var started = System.getProperty("im.build.started");
    var modules = System.getProperty("im.build.modules", "");
    return started == null
        ? new Build(Instant.EPOCH, false)
        : of(started, modules, poms(repository).size());
  }

  /// Whole when Maven's session names at least as many projects as expected.
  ///
  /// @param modules Maven's own words: `[MavenProject: group:artifact:version @ file, ...]`
  public static Build of(String started, String modules, int expected) {
    var count = MODULE.matcher(modules).results().count();
    return new Build(Instant.parse(started), count >= expected);
  }

  public static List<Path> modules(Repository repository) {
    return poms(repository).stream()
        .map(pom -> repository.root().resolve(pom).resolveSibling("."))
        .toList();
  }

  private static List<String> poms(Repository repository) {
    return repository.files("pom.xml").stream()
        .filter(file -> file.equals("pom.xml") || file.endsWith("/pom.xml"))
        .filter(file -> !file.contains("src/"))
        .toList();
  }
}
