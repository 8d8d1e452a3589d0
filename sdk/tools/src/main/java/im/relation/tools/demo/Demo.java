package im.relation.tools.demo;

import im.relation.sdk.Endpoints;
import im.relation.tools.Arguments;
import im.relation.tools.LocalServer;
import im.relation.tools.ServerStartException;
import im.relation.tools.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `scripts/demo`: exit 0 when the whole story held, 1 with the name of the step that did not, 2
/// for options that are none.
public final class Demo {

  private static final String HELP =
      """
      Tells the story of two people on a running system and checks every step.

        scripts/demo                         against a local run (./mvnw spring-boot:run)
        scripts/demo --start                 starts a local run of its own first, and stops it
        scripts/demo --url http://host:8080 --socket host:7443
        scripts/demo --ca var/tls/ca.pem     with TLS on the socket, trusting that CA (a local run
                                             names its file when it is ready); for https as well
      """;

  private Demo() {}

  public static int run(List<String> words) {
    if (words.contains("--help")) {
      System.out.print(HELP);
      return 0;
    }
    try {
      var arguments = Arguments.of(words, Set.of("--url", "--socket", "--ca"), Set.of("--start"));
      if (arguments.has("--start")) {
        if (!arguments.values().isEmpty()) {
          throw new IllegalArgumentException(
              "--start tells the story on a local run of its own and takes no other option.");
        }
        return tellOnItsOwn();
      }
      return tell(endpoints(Target.of(arguments), arguments.values().get("--ca")));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(HELP);
      return 2;
    }
  }

  private static int tellOnItsOwn() {
    System.out.println("Starting a local run ...");
    try (var server = LocalServer.start(LocalServer.Kind.PRODUCT, List.of())) {
      return tell(endpoints(server.target(), null));
    } catch (ServerStartException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static int tell(Endpoints endpoints) {
    try (var stage = new Stage(endpoints)) {
      new Story(stage).tell();
      System.out.println();
      System.out.println("The whole story held.");
      return 0;
    } catch (StoryBroke broke) {
      System.out.println();
      System.out.println("The story broke at: " + broke.step());
      System.out.println("  " + broke.getMessage());
      return 1;
    }
  }

  private static Endpoints endpoints(Target target, @Nullable String ca) {
    return new Endpoints(
        target.functions(),
        target.socketHost(),
        target.socketPort(),
        ca != null,
        ca == null ? null : Path.of(ca));
  }
}
