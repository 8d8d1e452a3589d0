package im.relation.tools.bench;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.Receipt;
import im.relation.contract.socket.v1.Renew;
import im.relation.tools.Target;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/// One pair with both connections and what became of its messages. Its parts say which thread they
/// belong to.
///
/// @param window what the sender may still send where it waits for deliveries
record Lane(
    Pair pair,
    FrameSocket sender,
    FrameSocket receiver,
    Tally tally,
    ReceiptPace receipts,
    Semaphore window) {

  static Lane open(Target target, Pair pair, int window) throws IOException {
    var sender = FrameSocket.open(target, pair.sender());
    try {
      return new Lane(
          pair,
          sender,
          FrameSocket.open(target, pair.receiver()),
          new Tally(),
          new ReceiptPace(),
          new Semaphore(window));
    } catch (IOException | RuntimeException e) {
      sender.close();
      throw e;
    }
  }

  /// Lets the receiver report how far it received, where it is time.
  boolean receipt(long nowNanos) throws IOException {
    long upTo = receipts.due(nowNanos);
    if (upTo > 0) {
      receiver.send(
          ClientFrame.newBuilder()
              .setReceipt(
                  Receipt.newBuilder()
                      .setConversationId(pair.conversationId())
                      .setDeliveredSequence(upTo))
              .build());
    }
    return upTo > 0;
  }

  void both(ClientFrame frame) throws IOException {
    sender.send(frame);
    receiver.send(frame);
  }

  /// Keeps both connections past their tokens.
  void renew() throws IOException {
    sender.send(renew(pair.sender()));
    receiver.send(renew(pair.receiver()));
  }

  private static ClientFrame renew(Person person) {
    return ClientFrame.newBuilder()
        .setRenew(Renew.newBuilder().setAccessToken(person.accessToken()))
        .build();
  }

  void close() {
    sender.close();
    receiver.close();
  }
}
