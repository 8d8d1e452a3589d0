package im.relation.endtoend.kit;

import com.google.protobuf.ByteString;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.message.v1.MessageBody;
import im.relation.contract.message.v1.TextBody;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.Hello;
import im.relation.contract.socket.v1.Receipt;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A connection spoken to frame by frame, as a client in another language would: a 4-byte length
/// and a frame over TCP. Confined to one thread.
public final class RawSocket implements AutoCloseable {

  private static final int SMALL_BUFFER = 4_096;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout((int) LocalRun.patience().toMillis());
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(socket.getInputStream());
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /// Connects and says nothing.
  public static RawSocket connect(InetSocketAddress address) throws IOException {
    return new RawSocket(new Socket(address.getAddress(), address.getPort()));
  }

  /// Connects with a token and reads Welcome.
  public static RawSocket welcomed(InetSocketAddress address, Tokens tokens) throws IOException {
    return connect(address).welcomed(tokens);
  }

  /// The same of a client that takes little at once, so that it falls behind soon.
  public static RawSocket welcomedSlow(InetSocketAddress address, Tokens tokens)
      throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.connect(address);
    return new RawSocket(socket).welcomed(tokens);
  }

  private RawSocket welcomed(Tokens tokens) throws IOException {
    hello(tokens.getAccessToken(), tokens.getDeviceId());
    var answer = next();
    if (!answer.hasWelcome()) {
      throw new IOException("no Welcome but " + answer);
    }
    return this;
  }

  /// Says Hello.
  public void hello(String accessToken, long device) throws IOException {
    send(
        ClientFrame.newBuilder()
            .setHello(
                Hello.newBuilder()
                    .setProtocolVersion(1)
                    .setClientName("raw")
                    .setClientVersion("1")
                    .setAccessToken(accessToken)
                    .setDeviceId(device))
            .build());
  }

  public void send(ClientFrame frame) throws IOException {
    write(List.of(frame));
  }

  /// Several frames in one write, so that the node has them at once.
  public void write(List<ClientFrame> frames) throws IOException {
    for (var frame : frames) {
      out.writeInt(frame.getSerializedSize());
      frame.writeTo(out);
    }
    out.flush();
  }

  /// A text to submit.
  public static ClientFrame submit(ConversationId conversation, ClientMessageId id, String text) {
    return ClientFrame.newBuilder().setSubmit(submission(conversation, id, text)).build();
  }

  /// What [#submit] holds, for tests that add to it.
  public static Submit.Builder submission(
      ConversationId conversation, ClientMessageId id, String text) {
    return Submit.newBuilder()
        .setConversationId(conversation.value())
        .setClientMessageId(ByteString.copyFrom(id.toBytes()))
        .setKind(EntryKind.ENTRY_KIND_MESSAGE)
        .setBody(
            MessageBody.newBuilder()
                .setText(TextBody.newBuilder().setText(text))
                .build()
                .toByteString());
  }

  /// A receipt.
  public static ClientFrame receipt(ConversationId conversation, long read, long delivered) {
    return ClientFrame.newBuilder()
        .setReceipt(
            Receipt.newBuilder()
                .setConversationId(conversation.value())
                .setReadSequence(read)
                .setDeliveredSequence(delivered))
        .build();
  }

  /// The next frame; a node that keeps silent for [LocalRun#patience] is an exception.
  public ServerFrame next() throws IOException {
    int length = in.readInt();
    return ServerFrame.parseFrom(in.readNBytes(length));
  }

  /// The next frame that is as asked; others are passed over.
  public ServerFrame next(Predicate<? super ServerFrame> asked) throws IOException {
    var frame = next();
    while (!asked.test(frame)) {
      frame = next();
    }
    return frame;
  }

  /// The next frames that are as asked, so many.
  public List<ServerFrame> next(int count, Predicate<? super ServerFrame> asked)
      throws IOException {
    var frames = new ArrayList<ServerFrame>();
    while (frames.size() < count) {
      frames.add(next(asked));
    }
    return frames;
  }

  /// Reads on until the node closes; true where it did.
  public boolean closed() throws IOException {
    return in.read() == -1;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
