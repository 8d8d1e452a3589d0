package im.relation.tools;

import im.relation.tools.bench.Bench;
import im.relation.tools.demo.Demo;
import java.util.Arrays;

/// What `scripts/demo` and `scripts/bench` start; the first argument names the program.
public final class ToolsMain {

  private ToolsMain() {}

  public static void main(String[] arguments) {
    var program = arguments.length == 0 ? "" : arguments[0];
    var rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
    int status =
        switch (program) {
          case "demo" -> Demo.run(rest);
          case "bench" -> Bench.run(rest);
          default -> {
            System.err.println("Start scripts/demo or scripts/bench; both take --help.");
            yield 2;
          }
        };
    System.exit(status);
  }
}
