package im.relation.tools.bench;

import com.google.protobuf.CodedOutputStream;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.Hello;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Welcome;
import im.relation.domain.Limits;
import im.relation.tools.Target;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One plain connection: 4-byte big-endian length, then the frame. Any thread may send; one thread
/// reads, and drains what the socket did not take.
final class FrameSocket implements HeldSocket {

  static final String CLIENT = "im-bench";
  static final String VERSION = "0.1";

  private static final int PROTOCOL_VERSION = 1;
  private static final int TIMEOUT_MILLIS = 15_000;
  private static final int READ_BYTES = 16 * 1024;

  /// What one connection keeps while the server does not read; whoever sends more waits.
  private static final int MAX_WAITING_BYTES = 1024 * 1024;

  private final SocketChannel channel;
  private final Welcome welcome;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private ByteBuffer in;
  private int waitingBytes;
  private @Nullable SelectionKey key;

  private FrameSocket(SocketChannel channel, Welcome welcome, int readBytes) {
    this.channel = channel;
    this.welcome = welcome;
    this.in = ByteBuffer.allocate(readBytes);
  }

  /// Connects and says Hello; blocks until Welcome.
  static FrameSocket open(Target target, Person person) throws IOException {
    return open(target, person, READ_BYTES);
  }

  /// The same.
  ///
  /// @param readBytes what it keeps to read into, at first
  static FrameSocket open(Target target, Person person, int readBytes) throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel
          .socket()
          .connect(new InetSocketAddress(target.socketHost(), target.socketPort()), TIMEOUT_MILLIS);
      channel.write(framed(hello(person)));
      channel.socket().setSoTimeout(TIMEOUT_MILLIS);
      var welcome = first(channel.socket().getInputStream());
      channel.configureBlocking(false);
      return new FrameSocket(channel, welcome, readBytes);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  static ClientFrame hello(Person person) {
    var hello =
        Hello.newBuilder()
            .setProtocolVersion(PROTOCOL_VERSION)
            .setClientName(CLIENT)
            .setClientVersion(VERSION)
            .setAccessToken(person.accessToken())
            .setDeviceId(person.deviceId());
    return ClientFrame.newBuilder().setHello(hello).build();
  }

  /// What the server says first, which must be Welcome.
  static Welcome first(InputStream stream) throws IOException {
    var in = new DataInputStream(stream);
    var bytes = new byte[checked(in.readInt())];
    in.readFully(bytes);
    var frame = ServerFrame.parseFrom(bytes);
    if (!frame.hasWelcome()) {
      throw new IOException("no Welcome, but " + frame.getFrameCase());
    }
    return frame.getWelcome();
  }

  @Override
  public Welcome welcome() {
    return welcome;
  }

  void register(Selector selector, Object attachment) throws IOException {
    key = channel.register(selector, SelectionKey.OP_READ, attachment);
  }

  /// Sends a frame; waits where the server has not read for long.
  void sendPatiently(ClientFrame frame) throws IOException, InterruptedException {
    synchronized (waiting) {
      while (waitingBytes > MAX_WAITING_BYTES && channel.isOpen()) {
        waiting.wait();
      }
    }
    send(frame);
  }

  /// Sends a frame, or keeps it until the socket takes it.
  @Override
  public void send(ClientFrame frame) throws IOException {
    var bytes = framed(frame);
    synchronized (waiting) {
      if (waiting.isEmpty()) {
        channel.write(bytes);
      }
      if (bytes.hasRemaining()) {
        waiting.add(bytes);
        waitingBytes += bytes.remaining();
        interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      }
    }
  }

  /// The socket takes bytes again.
  void drain() throws IOException {
    synchronized (waiting) {
      for (var next = waiting.peek(); next != null; next = waiting.peek()) {
        waitingBytes -= channel.write(next);
        if (next.hasRemaining()) {
          return;
        }
        waiting.remove();
      }
      interest(SelectionKey.OP_READ);
      waiting.notifyAll();
    }
  }

  /// Takes one frame. Its bytes are valid until this returns.
  @FunctionalInterface
  interface FrameConsumer {
    /// The frame's bytes, without their length.
    ///
    /// @param readNanos when the socket was read
    void frame(ByteBuffer bytes, long readNanos);
  }

  /// Reads once; gives each frame that is whole.
  void read(FrameConsumer frames) throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("the server closed the connection");
    }
    long readNanos = System.nanoTime();
    in.flip();
    while (in.remaining() >= Integer.BYTES) {
      int length = checked(in.getInt(in.position()));
      if (in.remaining() < Integer.BYTES + length) {
        break;
      }
      frames.frame(in.slice(in.position() + Integer.BYTES, length), readNanos);
      in.position(in.position() + Integer.BYTES + length);
    }
    in.compact();
    if (!in.hasRemaining()) {
      in = ByteBuffer.allocate(2 * in.capacity()).put(in.flip());
    }
  }

  private void interest(int operations) {
    var registered = key;
    if (registered != null && registered.isValid()) {
      registered.interestOps(operations);
      registered.selector().wakeup();
    }
  }

  private static int checked(int length) throws IOException {
    if (length < 0 || length > Limits.FRAME_BYTES) {
      throw new IOException("a frame of " + length + " bytes");
    }
    return length;
  }

  /// Length and frame, in a buffer of their own.
  static ByteBuffer framed(ClientFrame frame) {
    int length = frame.getSerializedSize();
    var bytes = ByteBuffer.allocate(Integer.BYTES + length).putInt(length);
    try {
      var out = CodedOutputStream.newInstance(bytes);
      frame.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException("a buffer of the frame's size is too small", e);
    }
    return bytes.flip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // it is gone either way
    }
    synchronized (waiting) {
      waiting.notifyAll();
    }
  }
}
