package im.relation.endtoend.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.domain.ConversationId;
import im.relation.sdk.Endpoints;
import im.relation.sdk.PendingMessage;
import im.relation.sdk.SendState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Pairs of people who write and read while something happens, and the count of what became of
/// every message: sent = accepted = stored = shown to the other one, each once and in its order.
/// Thread-safe.
public final class Traffic implements AutoCloseable {

  /// What is on its way when all is well again has arrived by then.
  private static final Duration SETTLES = Duration.ofSeconds(90);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Apart system;
  private final List<Pair> pairs;
  private final int perSecond;
  private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
  private int turn;

  private Traffic(Apart system, List<Pair> pairs, int perSecond) {
    this.system = system;
    this.pairs = List.copyOf(pairs);
    this.perSecond = perSecond;
  }

  /// Who writes and who reads.
  private static final class Pair {
    private final TestDevice sender;
    private final TestDevice receiver;
    private final ConversationId conversation;
    private final List<Sent> sent = new ArrayList<>();

    private Pair(TestDevice sender, TestDevice receiver) {
      this.sender = sender;
      this.receiver = receiver;
      this.conversation = sender.befriend(receiver);
    }

    private synchronized void send() {
      var text = "message " + (sent.size() + 1);
      sent.add(new Sent(sender.client().messages().send(conversation, text)));
    }

    private synchronized List<Sent> all() {
      return List.copyOf(sent);
    }
  }

  /// One send and when its outcome was there.
  private static final class Sent {
    private final PendingMessage message;
    private final long sentNanos = System.nanoTime();
    private volatile long doneNanos;

    private Sent(PendingMessage message) {
      this.message = message;
      var _ = message.outcome().thenRun(() -> doneNanos = System.nanoTime());
    }

    private boolean done() {
      return doneNanos != 0;
    }
  }

  /// What became of all.
  ///
  /// @param longest from a send to its Accepted
  public record Count(int sent, int stored, int shown, Duration longest) {}

  /// Makes the pairs, and lets them write until [#settle].
  ///
  /// @param pairs each a conversation of its own
  /// @param perSecond of all together, 1 to 1,000
  public static Traffic start(
      Apart system, Endpoints senders, Endpoints receivers, int pairs, int perSecond) {
    var made = new ArrayList<Pair>();
    for (int n = 0; n < pairs; n++) {
      made.add(
          new Pair(TestDevice.eager(senders, "sender"), TestDevice.eager(receivers, "receiver")));
    }
    var traffic = new Traffic(system, made, perSecond);
    long gap = TimeUnit.SECONDS.toMicros(1) / perSecond;
    var _ = traffic.clockwork.scheduleAtFixedRate(traffic::sendNext, 0, gap, TimeUnit.MICROSECONDS);
    return traffic;
  }

  private void sendNext() {
    pairs.get(turn).send();
    turn = (turn + 1) % pairs.size();
  }

  /// Returns when so many seconds' worth of messages have been sent from now on.
  public void flow(int seconds) {
    int until = sent() + seconds * perSecond;
    await("messages are sent")
        .atMost(Duration.ofSeconds(10L * seconds))
        .pollInterval(LOOK_AGAIN)
        .until(() -> sent() >= until);
  }

  private int sent() {
    return pairs.stream().mapToInt(pair -> pair.all().size()).sum();
  }

  /// Waits until every pair has a message accepted that was sent after now.
  ///
  /// @return how long that took
  public Duration awaitFlow(Duration limit) {
    long since = System.nanoTime();
    await("messages flow again")
        .atMost(limit)
        .pollInterval(LOOK_AGAIN)
        .until(() -> pairs.stream().allMatch(pair -> flowedSince(pair, since)));
    long until = pairs.stream().mapToLong(pair -> firstDoneSince(pair, since)).max().orElse(since);
    return Duration.ofNanos(until - since);
  }

  private static boolean flowedSince(Pair pair, long since) {
    return pair.all().stream().anyMatch(sent -> sent.sentNanos >= since && sent.done());
  }

  private static long firstDoneSince(Pair pair, long since) {
    return pair.all().stream()
        .filter(sent -> sent.sentNanos >= since && sent.done())
        .mapToLong(sent -> sent.doneNanos)
        .min()
        .orElse(since);
  }

  /// The longest that a message waited for its Accepted that was sent after a moment.
  public Duration longestSince(long nanos) {
    return pairs.stream()
        .flatMap(pair -> pair.all().stream())
        .filter(sent -> sent.sentNanos >= nanos && sent.done())
        .map(sent -> Duration.ofNanos(sent.doneNanos - sent.sentNanos))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /// Stops writing, waits until nothing is on its way any more, and compares what was sent with
  /// what was accepted, what the log holds, and what both devices were told, in their order.
  ///
  /// @throws AssertionError where one message is missing, twice or out of its order
  public Count settle() {
    stop();
    await("every message has its outcome")
        .atMost(SETTLES)
        .pollInterval(LOOK_AGAIN)
        .until(() -> pairs.stream().flatMap(pair -> pair.all().stream()).allMatch(Sent::done));
    pairs.forEach(Traffic::compare);
    int sent = sent();
    int stored = pairs.stream().mapToInt(pair -> stored(pair.conversation)).sum();
    assertThat(stored).as("stored").isEqualTo(sent);
    return new Count(sent, stored, sent, longestSince(Long.MIN_VALUE));
  }

  private static void compare(Pair pair) {
    var texts = pair.all().stream().map(sent -> sent.message.text()).toList();
    for (var sent : pair.all()) {
      assertThat(sent.message.outcome().join()).isInstanceOf(SendState.Accepted.class);
    }
    for (var device : List.of(pair.sender, pair.receiver)) {
      await(device.username() + " was told of all")
          .atMost(SETTLES)
          .pollInterval(LOOK_AGAIN)
          .until(() -> device.texts(pair.conversation).size() >= texts.size());
      assertThat(device.texts(pair.conversation)).containsExactlyElementsOf(texts);
    }
  }

  /// Messages of the log as the database has it, each by a name of its own; gaps fail.
  private int stored(ConversationId conversation) {
    var sql =
        """
        SELECT COUNT(*), MAX(sequence), COUNT(DISTINCT sender_id, client_message_id),
               CAST(SUM(kind = 1) AS SIGNED)
          FROM message WHERE conversation_id = ?
        """;
    try (var database = new Database(system.servers().mariaDb())) {
      return database.first(
          sql,
          conversation.value(),
          row -> {
            assertThat(row.getInt(2)).as("sequences without a gap").isEqualTo(row.getInt(1));
            assertThat(row.getInt(3)).as("each send once").isEqualTo(row.getInt(1));
            return row.getInt(4);
          });
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void stop() {
    clockwork.shutdown();
    try {
      if (!clockwork.awaitTermination(SETTLES.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("a send does not return");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
    pairs.stream()
        .flatMap(pair -> Stream.of(pair.sender, pair.receiver))
        .forEach(TestDevice::close);
  }
}
