package im.relation.tools.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.MessageFrame;
import im.relation.contract.socket.v1.Receipt;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Submit;
import im.relation.contract.socket.v1.Submitted;
import im.relation.contract.socket.v1.Welcome;
import im.relation.tools.Target;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// A node over real sockets that does to pushes what a test says. The first submission of a
/// connection gets sequence 1. A person's token is who it is: the receiver of `1` is `-1`.
final class ScriptedNode implements AutoCloseable {

  private static final int HEARTBEAT_MILLIS = 30_000;

  private final ServerSocket server;
  private final UnaryOperator<List<MessageFrame>> script;
  private final Map<Long, DataOutputStream> connections = new ConcurrentHashMap<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();

  /// @param script what becomes of the pushes of each submission; may block
  ScriptedNode(UnaryOperator<List<MessageFrame>> script) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  Target target() {
    return new Target(URI.create("http://127.0.0.1:1"), "127.0.0.1", server.getLocalPort());
  }

  List<Receipt> receipts() {
    return List.copyOf(receipts);
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed: the test has ended
    }
  }

  private void serve(Socket socket) {
    try {
      var in = new DataInputStream(socket.getInputStream());
      long who = Long.parseLong(read(in).getHello().getAccessToken());
      var out = new DataOutputStream(socket.getOutputStream());
      connections.put(who, out);
      write(
          who,
          ServerFrame.newBuilder()
              .setWelcome(Welcome.newBuilder().setHeartbeatMillis(HEARTBEAT_MILLIS))
              .build());
      for (long sequence = 1; ; ) {
        var frame = read(in);
        if (frame.hasReceipt()) {
          receipts.add(frame.getReceipt());
        } else if (frame.hasSubmit()) {
          take(who, sequence++, frame.getSubmit());
        }
      }
    } catch (IOException e) {
      // closed: the test has ended
    }
  }

  private void take(long sender, long sequence, Submit submit) throws IOException {
    write(
        sender,
        ServerFrame.newBuilder()
            .setSubmitted(Submitted.newBuilder().setClientMessageId(submit.getClientMessageId()))
            .build());
    var push =
        MessageFrame.newBuilder()
            .setEntry(entry(sender, sequence, submit.getClientMessageId(), submit))
            .build();
    for (var pushed : script.apply(new ArrayList<>(List.of(push)))) {
      write(-sender, ServerFrame.newBuilder().setMessage(pushed).build());
    }
  }

  private static Entry entry(long sender, long sequence, ByteString id, Submit submit) {
    return Entry.newBuilder()
        .setConversationId(submit.getConversationId())
        .setSequence(sequence)
        .setSenderId(sender)
        .setClientMessageId(id)
        .setBody(submit.getBody())
        .build();
  }

  private static ClientFrame read(DataInputStream in) throws IOException {
    var bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return ClientFrame.parseFrom(bytes);
  }

  private void write(long who, MessageLite frame) throws IOException {
    var out = connections.get(who);
    if (out == null) {
      throw new IOException("nobody is " + who);
    }
    synchronized (out) {
      out.writeInt(frame.getSerializedSize());
      frame.writeTo(out);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : sockets) {
      socket.close();
    }
  }
}
