package im.relation.tools;

import im.relation.tools.bench.Bench;
import im.relation.tools.demo.Demo;
import im.relation.tools.operator.Operator;
import java.util.Arrays;

/// What `scripts/demo`, `scripts/bench`, `scripts/admin` and `scripts/trace-message` start; the
/// first argument names the program.
public final class ToolsMain {

  private ToolsMain() {}

  public static void main(String[] arguments) {
    var program = arguments.length == 0 ? "" : arguments[0];
    var rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
    int status =
        switch (program) {
          case "demo" -> Demo.run(rest);
          case "bench" -> Bench.run(rest);
          case "admin" -> Operator.admin(rest);
          case "trace-message" -> Operator.trace(rest);
          default -> {
            System.err.println(
                "Start scripts/demo, bench, admin or trace-message; each takes --help.");
            yield 2;
          }
        };
    System.exit(status);
  }
}
