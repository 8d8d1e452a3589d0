package im.relation.desktop;

import java.io.IOException;
import java.util.Arrays;
import javafx.application.Application;

/// Starts the client. `--help` says how.
public final class DesktopMain {

  private DesktopMain() {}

  public static void main(String[] arguments) throws IOException {
    if (Arrays.asList(arguments).contains("--help")) {
      System.out.print(Options.HELP);
      return;
    }
    Options options;
    try {
      options = Options.of(Arrays.asList(arguments), System.getenv());
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + " --help lists what there is.");
      System.exit(2);
      return;
    }
    var first = FirstInstance.of(options.data());
    if (first.isEmpty()) {
      System.out.println("The client is open already: its window is in front now.");
      return;
    }
    try (var instance = first.get()) {
      Log.to(options.data());
      DesktopApp.start(options, instance);
      Application.launch(DesktopApp.class);
    }
  }
}
