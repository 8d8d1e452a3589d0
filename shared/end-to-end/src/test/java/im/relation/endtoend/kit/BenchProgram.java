package im.relation.endtoend.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `scripts/bench` as the build has packaged it.
public final class BenchProgram {

  private static final int ENDS_WITHIN_SECONDS = 60;

  private BenchProgram() {}

  /// Runs it on a server of its own; it must end well.
  ///
  /// @param words for example `direct --rate 50 --seconds 3`
  /// @return the line of JSON
  public static JsonObject run(String words) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dim.bench.jar=" + Artifacts.bench());
    command.addAll(List.of("-jar", Artifacts.tools().toString(), "bench"));
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(List.of("--start", "--json"));
    var log = Artifacts.runFolder("bench").resolve("bench.log");
    var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS))
        .as("the bench ends by itself")
        .isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return JsonParser.parseString(said).getAsJsonObject();
  }
}
