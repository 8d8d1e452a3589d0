package im.relation.desktop.bench;

import im.relation.domain.ConversationId;
import im.relation.domain.FriendRequestId;
import im.relation.domain.Sequence;
import im.relation.sdk.ImClient;
import im.relation.sdk.PendingMessage;
import im.relation.sdk.Relation;
import im.relation.sdk.SearchQuery;
import im.relation.sdk.Settings;
import im.relation.sdk.ThisDevice;
import im.relation.tools.Arguments;
import im.relation.tools.LocalServer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Measures the client; see the package. Needs no display.
final class DesktopBench {

  private static final int RUNS = 5;
  private static final int WAVE = 500;
  private static final int RATE = 200;
  private static final int SCROLLS = 2_000;

  /// Of the first session, in which the JVM learns what to compile.
  private static final int TRAINING_SCROLLS = 500;

  private static final int TRAINING_SECONDS = 60;

  /// A word that most messages have, a beginning, a word that one has, parts of a script without
  /// blanks, and two words.
  private static final List<String> SEARCHES =
      List.of("message", "mes", "997", "明天", "天", "longer two");

  /// What a page of the overlay shows.
  private static final int FOUND = 50;

  /// What the design asks for, by figure.
  private static final Map<String, Double> BOUNDS =
      Map.of(
          "start_ms", 1_500.0,
          "open_ms", 60.0,
          "search_ms", 20.0,
          "scroll_p95_ms", 8.0,
          "longest_pulse_ms", 100.0,
          "resident_mib", 350.0);

  private final Path folder;
  private final LocalServer server;

  /// Where a flight recording of the window goes; empty for none.
  private final String recording;

  private final Map<String, String> figures = new HashMap<>();

  private DesktopBench(Path folder, LocalServer server, String recording) {
    this.folder = folder;
    this.server = server;
    this.recording = recording;
  }

  public static void main(String[] words) throws Exception {
    var arguments =
        Arguments.of(
            List.of(words), Set.of("--messages", "--minutes", "--record"), Set.of("--json"));
    int messages = Integer.parseInt(arguments.value("--messages", "100000"));
    int minutes = Integer.parseInt(arguments.value("--minutes", "1"));
    var folder = Files.createTempDirectory("desktop-bench");
    try (var server = LocalServer.start(LocalServer.Kind.GIVING_WAY, List.of())) {
      var bench = new DesktopBench(folder, server, arguments.value("--record", ""));
      bench.run(messages, minutes);
      bench.report(arguments.has("--json"));
    }
    System.exit(0);
  }

  private Relation relation(@Nullable Path data, ThisDevice device) {
    var target = server.target();
    var endpoints =
        new im.relation.sdk.Endpoints(
            target.functions(), target.socketHost(), target.socketPort(), false, null);
    return Relation.at(
        data == null ? Settings.inMemory(endpoints, device) : Settings.of(endpoints, device, data));
  }

  private void run(int messages, int minutes) throws Exception {
    var authority = server.target().functions().getAuthority().replaceAll("[^A-Za-z0-9.-]", "_");
    var data = folder.resolve("accounts").resolve(authority);
    try (var others = relation(null, ThisDevice.bot("bench"));
        var writer = others.signUp("bench_writer", "a long password", "Ben").orThrow()) {
      writer.connect();
      var conversation = fill(data, writer, messages);
      Files.writeString(
          folder.resolve("preferences.properties"),
          "window=0,0,1180,980,false\nkept.conversation=" + conversation + "\n");
      var cache = folder.resolve("desktop.aot");
      var first =
          new Session(List.of("-XX:AOTCacheOutput=" + cache), TRAINING_SCROLLS, TRAINING_SECONDS);
      session(writer, conversation, first);
      starts(cache);
      session(writer, conversation, new Session(measured(cache), SCROLLS, minutes * 60));
    }
  }

  /// Signs the reader up as the client does and lets messages come while it is connected.
  private ConversationId fill(Path data, ImClient writer, int messages) {
    try (var here = relation(data, ThisDevice.desktop("bench", "1"));
        var reader = here.signUp("bench_reader", "a long password", "Ann").orThrow()) {
      reader.connect();
      var asked = writer.friends().request(reader.user(), "").orThrow();
      reader.friends().accept(new FriendRequestId(asked.getRequest().getRequestId())).orThrow();
      await(() -> writer.conversations().with(reader.user()).isPresent());
      var conversation = writer.conversations().with(reader.user()).orElseThrow().id();
      for (int sent = 0; sent < messages; sent += WAVE) {
        var wave = new ArrayList<PendingMessage>();
        for (int one = sent; one < Math.min(messages, sent + WAVE); one++) {
          wave.add(writer.messages().send(conversation, text(one)));
        }
        wave.forEach(pending -> pending.outcome().join());
        System.err.printf("\rfilled %,d of %,d", sent + wave.size(), messages);
      }
      System.err.println();
      await(() -> holds(reader, conversation, messages));
      reader.receipts().read(conversation, new Sequence(Long.MAX_VALUE));
      search(reader);
      return conversation;
    }
  }

  /// The slowest kind of search, each by the median of five.
  private void search(ImClient reader) {
    double slowest = 0;
    for (var words : SEARCHES) {
      var times = new ArrayList<Double>();
      for (int run = 0; run < RUNS; run++) {
        long begin = System.nanoTime();
        var found = reader.messages().search(SearchQuery.of(words), FOUND);
        times.add((System.nanoTime() - begin) / 1e6);
        if (found.entries().isEmpty()) {
          throw new IllegalStateException("nothing is found by " + words);
        }
      }
      times.sort(null);
      slowest = Math.max(slowest, times.get(RUNS / 2));
    }
    figures.put("search_ms", "%.1f".formatted(slowest));
  }

  private static boolean holds(ImClient reader, ConversationId conversation, int messages) {
    return reader
        .conversations()
        .find(conversation)
        .filter(one -> one.newest().sequence().value() >= messages)
        .isPresent();
  }

  private static String text(int number) {
    if (number % 11 == 0) {
      return "第 " + number + " 条消息，明天见";
    }
    return number % 7 == 0
        ? "Number " + number + ": a longer one, which goes on for a while and takes two lines 👍"
        : "message number " + number;
  }

  private static void await(java.util.function.BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  private Process client(List<String> more) throws IOException {
    var target = server.target();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("@client.options", "-Dglass.platform=Headless", "-Dprism.order=sw"));
    command.addAll(more);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WindowProbe.class.getName());
    command.addAll(
        List.of(
            "--server",
            target.functions().toString(),
            "--socket",
            target.socketHost() + ":" + target.socketPort(),
            "--data",
            folder.toString()));
    return new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile()).start();
  }

  private List<String> measured(Path cache) {
    var options = new ArrayList<String>(List.of("-XX:AOTCache=" + cache));
    if (!recording.isEmpty()) {
      options.add("-XX:StartFlightRecording:settings=profile,filename=" + recording);
    }
    return options;
  }

  private void starts(Path cache) throws Exception {
    var plain = new ArrayList<Integer>();
    var cached = new ArrayList<Integer>();
    for (int run = 0; run < RUNS; run++) {
      plain.add(start(List.of()));
      cached.add(start(List.of("-XX:AOTCache=" + cache)));
    }
    plain.sort(null);
    cached.sort(null);
    figures.put("start_ms", cached.get(RUNS / 2).toString());
    figures.put("start_plain_ms", plain.get(RUNS / 2).toString());
  }

  private int start(List<String> more) throws Exception {
    long begin = System.currentTimeMillis();
    var process = client(more);
    try (var said = process.inputReader();
        var tell = process.outputWriter()) {
      var shown = said.readLine();
      ask(tell, said, "end");
      process.waitFor();
      return (int) (Long.parseLong(shown.replaceAll("\\D", "")) - begin);
    }
  }

  /// One run of the client.
  ///
  /// @param options for its JVM
  /// @param seconds for which messages come
  private record Session(List<String> options, int scrolls, int seconds) {}

  /// The first one, which leaves the AOT cache behind as the first one of a person does, measures
  /// nothing: what it says is replaced by what the next one says.
  private void session(ImClient writer, ConversationId conversation, Session session)
      throws Exception {
    var process = client(session.options());
    try (BufferedReader said = process.inputReader();
        BufferedWriter tell = process.outputWriter()) {
      ask(tell, said, "open");
      ask(tell, said, "scroll " + session.scrolls());
      ask(tell, said, "open");
      ask(tell, said, "watch");
      long begin = System.nanoTime();
      for (int sent = 0; sent < RATE * session.seconds(); sent++) {
        var _ = writer.messages().send(conversation, text(sent));
        LockSupport.parkNanos(begin + sent * 1_000_000_000L / RATE - System.nanoTime());
      }
      ask(tell, said, "end");
      process.waitFor();
    }
  }

  private void ask(BufferedWriter tell, BufferedReader said, String command) throws IOException {
    tell.write(command + "\n");
    tell.flush();
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("done ")) {
        return;
      }
      var words = line.split(" ", -1);
      if (words.length == 2 && BOUNDS.containsKey(words[0])) {
        figures.put(words[0], words[1]);
      }
    }
    throw new IOException("the client ended: see " + folder.resolve("errors"));
  }

  private void report(boolean json) {
    if (json) {
      var all = new ArrayList<String>();
      figures.forEach((name, figure) -> all.add("\"" + name + "\": " + figure));
      System.out.println("{" + String.join(", ", all) + "}");
      return;
    }
    figures.forEach(
        (name, figure) ->
            System.out.printf(
                "%-18s %10s %s%n",
                name,
                figure,
                BOUNDS.containsKey(name) ? "(at most " + BOUNDS.get(name) + ")" : ""));
  }
}
