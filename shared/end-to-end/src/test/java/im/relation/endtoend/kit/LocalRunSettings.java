package im.relation.endtoend.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How a local run is started: all ports free, its data in a folder of the test's.
///
/// @param folder holds `data` and a log for each start
/// @param arguments after the kit's own, so that they win
public record LocalRunSettings(
    Path folder, List<String> arguments, Map<String, String> environment) {

  public LocalRunSettings {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /// On an empty data folder.
  ///
  /// @param name of the test, for who looks into the folder
  public static LocalRunSettings fresh(String name) {
    return new LocalRunSettings(Artifacts.runFolder(name), List.of(), Map.of());
  }

  /// With one more argument.
  public LocalRunSettings with(String argument) {
    var more = new ArrayList<>(arguments);
    more.add(argument);
    return new LocalRunSettings(folder, more, environment);
  }

  /// With one more variable.
  public LocalRunSettings withVariable(String name, String value) {
    var more = new HashMap<>(environment);
    more.put(name, value);
    return new LocalRunSettings(folder, arguments, more);
  }

  /// Where the run keeps everything.
  public Path data() {
    return folder.resolve("data");
  }

  ServerProcess.Launch launch() {
    var all = new ArrayList<String>();
    all.add("--im.local.data=" + data());
    all.add("--im.local.binaries=" + Artifacts.binaries());
    for (var port : List.of("http", "grpc", "socket", "fleet")) {
      if (arguments.stream().noneMatch(each -> each.startsWith("--im.local." + port + "-port="))) {
        all.add("--im.local." + port + "-port=0");
      }
    }
    all.addAll(arguments);
    return new ServerProcess.Launch(
        ServerProcess.java(Artifacts.local(), all), environment, folder, nextLog());
  }

  private Path nextLog() {
    return Stream.iterate(1, n -> n + 1)
        .map(n -> folder.resolve("start-" + n + ".log"))
        .filter(log -> !Files.exists(log))
        .findFirst()
        .orElseThrow();
  }
}
