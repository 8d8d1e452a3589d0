package im.relation.tools.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.Submit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Sends the messages of a run, on a thread of its own. At a rate each goes out when it is due, or
/// as soon after as it can: what comes late is sent late and counts from when it was due. Else each
/// sender has a window full of messages on the way, and they count from when they were sent.
final class Sending implements Runnable {

  /// Between two looks at windows that are all full.
  private static final long LOOK_NANOS = 100_000;

  private final Load load;
  private final Optional<Arrivals> arrivals;
  private final List<Lane> lanes;

  /// @param arrivals when messages are due; empty: as the windows allow
  Sending(Load load, Optional<Arrivals> arrivals, List<Lane> lanes) {
    this.load = load;
    this.arrivals = arrivals;
    this.lanes = lanes;
  }

  @Override
  public void run() {
    try {
      if (arrivals.isPresent()) {
        sendWhenDue(arrivals.get());
      } else {
        sendAsWindowsAllow();
      }
    } catch (IOException e) {
      load.progress().fail("a sender's connection broke: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      load.progress().fail("stopped");
    }
  }

  private void sendWhenDue(Arrivals arrivals) throws IOException, InterruptedException {
    long due = load.beganNanos() + arrivals.next();
    while (due - load.endNanos() < 0 && !load.progress().failed()) {
      awaitDue(due);
      send(lanes.get(arrivals.pair()), due);
      due = load.beganNanos() + arrivals.next();
    }
  }

  private void sendAsWindowsAllow() throws IOException, InterruptedException {
    awaitDue(load.beganNanos());
    while (System.nanoTime() - load.endNanos() < 0 && !load.progress().failed()) {
      boolean full = true;
      for (var lane : lanes) {
        if (lane.window().tryAcquire()) {
          send(lane, System.nanoTime());
          full = false;
        }
      }
      if (full) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private void send(Lane lane, long due) throws IOException, InterruptedException {
    int number = lane.tally().sent(load.measures(due));
    var name = new MessageName(lane.pair().number(), number);
    lane.sender()
        .sendPatiently(
            ClientFrame.newBuilder()
                .setSubmit(
                    Submit.newBuilder()
                        .setConversationId(lane.pair().conversationId())
                        .setClientMessageId(bytes(load.names().ids().id(name)))
                        .setKind(EntryKind.ENTRY_KIND_MESSAGE)
                        .setBody(bytes(load.names().bodies().body(new Bodies.Facts(name, due)))))
                .build());
    load.progress().sent().incrementAndGet();
  }

  private static ByteString bytes(byte[] ours) {
    return UnsafeByteOperations.unsafeWrap(ours);
  }

  private static void awaitDue(long due) throws InterruptedException {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
