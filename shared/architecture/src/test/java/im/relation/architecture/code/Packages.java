package im.relation.architecture.code;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The top-level packages under `im.relation`, and which of them a package may use.
final class Packages {

  static final String ROOT = "im.relation.";

  static final List<String> FEATURES =
      List.of(
          "account",
          "friendship",
          "group",
          "conversation",
          "message",
          "delivery",
          "presence",
          "operator",
          "notice",
          "media",
          "integration");

  /// Those that wire others may use everything, and so may what only tests use.
  private static final List<String> FREE =
      List.of("server", "local", "bench", "lambda", "embedded", "testkit", "tools", "endtoend");

  private static final Set<String> OF_A_FEATURE =
      Set.of("domain", "contract", "backplane", "runtime", "conversation", "presence");

  /// What single features use beyond that (ADR-0004, ADR-0017): one direction each, so no cycle.
  private static final Map<String, Set<String>> BEYOND =
      Map.of(
          "delivery", Set.of("message"),
          "friendship", Set.of("account"),
          "operator", Set.of("account", "message", "delivery"));

  private static final Map<String, Set<String>> LIMITED =
      Map.of(
          "domain", Set.of(),
          "contract", Set.of(),
          "backplane", Set.of("domain", "contract"),
          "aws", Set.of(),
          "runtime", Set.of("domain", "contract", "backplane", "aws"),
          "socket", Set.of("domain", "contract", "backplane", "aws"),
          "sdk", Set.of("domain", "contract"),
          // The SDK's public functions speak of ids, profiles and problems.
          "desktop", Set.of("sdk", "domain", "contract"));

  private Packages() {}

  static List<String> known() {
    return Stream.of(FEATURES, FREE, LIMITED.keySet())
        .flatMap(packages -> packages.stream())
        .sorted()
        .toList();
  }

  static List<String> limited() {
    return known().stream().filter(name -> !FREE.contains(name)).toList();
  }

  /// The packages that a limited one must not know, as ArchUnit writes packages.
  static String[] forbiddenTo(String name) {
    var allowed = FEATURES.contains(name) ? OF_A_FEATURE : LIMITED.getOrDefault(name, Set.of());
    var beyond = BEYOND.getOrDefault(name, Set.of());
    return known().stream()
        .filter(other -> !other.equals(name) && !allowed.contains(other) && !beyond.contains(other))
        .map(Packages::tree)
        .toArray(String[]::new);
  }

  static String[] trees(List<String> names) {
    return names.stream().map(Packages::tree).toArray(String[]::new);
  }

  /// `im.relation.message..`: the package with all below it.
  static String tree(String name) {
    return ROOT + name + "..";
  }
}
