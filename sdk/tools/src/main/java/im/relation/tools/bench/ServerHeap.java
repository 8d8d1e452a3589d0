package im.relation.tools.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The heap of a JVM on this machine, asked with the JDK's own `jcmd`.
final class ServerHeap {

  /// As G1, Parallel and Serial say it: `used 123456K`; Serial and Parallel once for each part.
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private static final Pattern HEAP_LINE =
      Pattern.compile(
          "(?m)^ *(garbage-first heap|PSYoungGen|ParOldGen|DefNew|Tenured|def new|tenured).*$");

  private ServerHeap() {}

  /// Collects, then KiB that are in use.
  static double liveKib(long pid) throws InterruptedException {
    jcmd(pid, "GC.run");
    return usedKib(jcmd(pid, "GC.heap_info"));
  }

  static double usedKib(String info) {
    double sum = 0;
    var lines = HEAP_LINE.matcher(info);
    while (lines.find()) {
      var used = USED.matcher(lines.group());
      if (used.find()) {
        sum += Double.parseDouble(used.group(1));
      }
    }
    if (sum == 0) {
      throw new BenchException("The server's heap cannot be read:\n" + info);
    }
    return sum;
  }

  private static String jcmd(long pid, String command) throws InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      var process =
          new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new BenchException("jcmd " + command + " does not answer: " + text);
      }
      return text;
    } catch (IOException e) {
      throw new BenchException("jcmd cannot be started: " + e.getMessage());
    }
  }
}
