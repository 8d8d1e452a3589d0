package im.relation.tools.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.MessageFrame;
import im.relation.contract.socket.v1.Ping;
import im.relation.contract.socket.v1.ServerFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Reads every connection of a run on one thread: counts what is submitted and delivered, takes the
/// latencies, sends receipts and pings. What it gathered may be read when its thread has ended.
final class Reading implements Runnable {

  /// How often receipts and pings are looked at.
  private static final long TICK_MILLIS = 5;

  /// Latencies in microseconds up to ten minutes, to three digits.
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private static final int DIGITS = 3;

  /// Tags of the frames that need no look: field number and wire type 2.
  private static final int ACCEPTED = ServerFrame.ACCEPTED_FIELD_NUMBER << 3 | 2;

  private static final int CURSOR_ADVANCED = ServerFrame.CURSOR_ADVANCED_FIELD_NUMBER << 3 | 2;

  private final Load load;
  private final List<Lane> lanes;
  private final Selector selector;
  private final Histogram latencies = new Histogram(1, LONGEST_MICROS, DIGITS);
  private final Series series = new Series();
  private final Counts counts = new Counts();
  private long lastDeliveredNanos;
  private volatile boolean stopped;

  /// What came beside messages.
  static final class Counts {
    long accepted;
    long refused;
    String firstRefusal = "";
    long cursors;
    long hints;
    long receipts;

    /// Entries that are no message of this run as it was sent: what a new friendship tells, or one
    /// of ours spoilt, which then counts as lost.
    long others;

    /// Frames that make no sense.
    long strange;
  }

  private Reading(Load load, List<Lane> lanes, Selector selector) {
    this.load = load;
    this.lanes = lanes;
    this.selector = selector;
    this.lastDeliveredNanos = load.measuredFromNanos();
  }

  static Reading over(Load load, List<Lane> lanes) throws IOException {
    var selector = Selector.open();
    for (var lane : lanes) {
      lane.sender().register(selector, new End(lane, true));
      lane.receiver().register(selector, new End(lane, false));
    }
    return new Reading(load, lanes, selector);
  }

  private record End(Lane lane, boolean sends) {
    FrameSocket socket() {
      return sends ? lane.sender() : lane.receiver();
    }
  }

  /// Of measured messages, from due to read, in microseconds.
  Histogram latencies() {
    return latencies;
  }

  /// Second by second, with the warm-up.
  Series series() {
    return series;
  }

  Counts counts() {
    return counts;
  }

  /// When the last measured message was read.
  long lastDeliveredNanos() {
    return lastDeliveredNanos;
  }

  void stop() {
    stopped = true;
    selector.wakeup();
  }

  @Override
  public void run() {
    long pingNanos = pingNanos();
    long pingAt = System.nanoTime() + pingNanos;
    try (selector) {
      while (!stopped) {
        selector.select(this::ready, TICK_MILLIS);
        long now = System.nanoTime();
        for (var lane : lanes) {
          counts.receipts += lane.receipt(now) ? 1 : 0;
        }
        if (now - pingAt >= 0) {
          ping(now);
          pingAt = now + pingNanos;
        }
      }
    } catch (IOException e) {
      load.progress().fail("reading broke: " + e.getMessage());
    }
  }

  /// Half of what the server asks for.
  private long pingNanos() {
    return TimeUnit.MILLISECONDS.toNanos(
        lanes.getFirst().receiver().welcome().getHeartbeatMillis() / 2);
  }

  private void ping(long nonce) throws IOException {
    var frame = ClientFrame.newBuilder().setPing(Ping.newBuilder().setNonce(nonce)).build();
    for (var lane : lanes) {
      lane.both(frame);
    }
  }

  private void ready(SelectionKey key) {
    var end = (End) key.attachment();
    try {
      if (key.isWritable()) {
        end.socket().drain();
      }
      if (key.isReadable()) {
        end.socket().read((bytes, readNanos) -> frame(end, bytes, readNanos));
      }
    } catch (IOException e) {
      key.cancel();
      end.socket().close();
      load.progress()
          .fail("a " + (end.sends() ? "sender" : "receiver") + " lost: " + e.getMessage());
    }
  }

  private void frame(End end, ByteBuffer bytes, long readNanos) {
    int tag = bytes.hasRemaining() ? bytes.get(0) : 0;
    if (tag == ACCEPTED) {
      counts.accepted++;
    } else if (tag == CURSOR_ADVANCED) {
      counts.cursors++;
    } else {
      try {
        frame(end, ServerFrame.parseFrom(bytes), readNanos);
      } catch (InvalidProtocolBufferException e) {
        counts.strange++;
      }
    }
  }

  private void frame(End end, ServerFrame frame, long readNanos) {
    switch (frame.getFrameCase()) {
      case SUBMITTED ->
          submitted(end.lane(), frame.getSubmitted().getClientMessageId().toByteArray());
      case MESSAGE -> message(end, frame.getMessage(), readNanos);
      case REFUSED -> {
        if (counts.refused++ == 0) {
          counts.firstRefusal = frame.getRefused().getProblem().getCode().name();
        }
      }
      case SYNC_HINT -> counts.hints++;
      case GOODBYE ->
          load.progress().fail("the server says goodbye: " + frame.getGoodbye().getCode());
      case PONG, RENEWED, PRESENCE, TYPING, ACCEPTED, CURSOR_ADVANCED -> {
        // nothing to count
      }
      case WELCOME, FRAME_NOT_SET -> counts.strange++;
    }
  }

  private void submitted(Lane lane, byte[] id) {
    var name = load.names().ids().name(id);
    if (name.isEmpty() || name.get().pair() != lane.pair().number()) {
      counts.strange++;
      return;
    }
    lane.tally().submitted(name.get().number());
    load.progress().submitted().incrementAndGet();
  }

  private void message(End end, MessageFrame frame, long readNanos) {
    var entry = frame.getEntry();
    var facts = load.names().facts(end.lane().pair(), entry);
    if (end.sends() || facts.isEmpty()) {
      counts.others++;
      return;
    }
    long due = facts.get().dueNanos();
    end.lane().receipts().delivered(entry.getSequence());
    if (end.lane().tally().delivered(facts.get().name().number())) {
      load.progress().delivered().incrementAndGet();
      end.lane().window().release();
      series.delivered(readNanos - load.beganNanos(), micros(readNanos - due));
      if (load.measures(due)) {
        latencies.recordValue(micros(readNanos - due));
        lastDeliveredNanos = readNanos;
      }
    }
  }

  private static long micros(long nanos) {
    return Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 1, LONGEST_MICROS);
  }
}
