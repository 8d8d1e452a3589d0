package im.relation.tools.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A report that was saved (`--json`), to compare another with.
record Saved(JsonObject report) {

  /// @throws BenchException for a file that holds none
  static Saved read(Path file) {
    try {
      return new Saved(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    } catch (IOException | JsonSyntaxException | IllegalStateException e) {
      throw new BenchException(file + " holds no saved report: " + e.getMessage());
    }
  }

  /// A line for each figure that both have: then, now, and now by then.
  List<String> compare(JsonObject now) {
    var lines = new ArrayList<String>();
    for (var key : now.keySet()) {
      var then = report.get(key);
      var value = now.get(key);
      if (then != null && isNumber(then) && isNumber(value)) {
        lines.add(line(key, then.getAsDouble(), value.getAsDouble()));
      }
    }
    return lines;
  }

  private static boolean isNumber(com.google.gson.JsonElement element) {
    return element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber();
  }

  private static String line(String key, double then, double now) {
    var ratio = then == 0 ? "" : "  x %.2f".formatted(now / then);
    return "  %-28s%12.2f%12.2f%s".formatted(key, then, now, ratio);
  }
}
