package im.relation.tools.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The heap of a JVM on this machine after a collection, asked with the JDK's own `jcmd`.
///
/// @param liveKib in use
/// @param residentKib of the heap's pages those that are in memory
record ServerHeap(double liveKib, double residentKib) {

  /// As G1, Parallel and Serial say it; the last two once for each part.
  private static final Pattern PART =
      Pattern.compile(
          "(?m)^ *(?:garbage-first heap|PSYoungGen|ParOldGen|DefNew|Tenured) .*?used (\\d+)K.*?"
              + "\\[0x([0-9a-f]+)");

  /// The first line of a mapping in `/proc/PID/smaps`, and how much of it is resident.
  private static final Pattern MAPPING = Pattern.compile("^([0-9a-f]+)-([0-9a-f]+) .*");

  private static final Pattern RESIDENT = Pattern.compile("^Rss: +(\\d+) kB");

  /// Collects first.
  ///
  /// @throws BenchException where the process is not to be seen
  static ServerHeap collected(long pid) throws InterruptedException {
    jcmd(pid, "GC.run");
    var info = jcmd(pid, "GC.heap_info");
    return new ServerHeap(usedKib(info), residentKib(pid, heapStart(info)));
  }

  static double usedKib(String info) {
    double sum =
        PART.matcher(info).results().mapToDouble(it -> Double.parseDouble(it.group(1))).sum();
    if (sum == 0) {
      throw new BenchException("The server's heap cannot be read:\n" + info);
    }
    return sum;
  }

  /// Where the heap begins.
  static long heapStart(String info) {
    return PART.matcher(info)
        .results()
        .mapToLong(it -> Long.parseUnsignedLong(it.group(2), 16))
        .min()
        .orElseThrow(() -> new BenchException("The server's heap cannot be read:\n" + info));
  }

  /// The heap is reserved in one piece, whose parts lie one after the other from its start on.
  private static double residentKib(long pid, long start) {
    double sum = 0;
    long next = start;
    boolean within = false;
    for (var line : smaps(pid)) {
      var mapping = MAPPING.matcher(line);
      if (mapping.matches()) {
        within = Long.parseUnsignedLong(mapping.group(1), 16) == next;
        next = within ? Long.parseUnsignedLong(mapping.group(2), 16) : next;
      }
      var resident = RESIDENT.matcher(line);
      if (within && resident.find()) {
        sum += Double.parseDouble(resident.group(1));
      }
    }
    return sum;
  }

  private static List<String> smaps(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps"));
    } catch (IOException e) {
      throw new BenchException("The server's memory is not to be seen: " + e.getMessage());
    }
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
