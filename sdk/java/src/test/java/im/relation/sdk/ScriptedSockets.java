package im.relation.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.Goodbye;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Submit;
import im.relation.contract.socket.v1.Welcome;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A socket server whose frames the test writes and reads itself.
final class ScriptedSockets implements AutoCloseable {

  private static final long WAIT_SECONDS = 10;

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();
  private final List<Connection> all = new ArrayList<>();

  ScriptedSockets() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Connection connection = new Connection(server.accept());
        Thread.ofVirtual().start(connection::read);
        accepted.add(connection);
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  /// The next connection, which has said Hello.
  Connection next() throws Exception {
    Connection connection = accepted.poll(WAIT_SECONDS, TimeUnit.SECONDS);
    assertThat(connection).as("a connection").isNotNull();
    all.add(connection);
    assertThat(connection.take().hasHello()).isTrue();
    return connection;
  }

  boolean noneWithin(long millis) throws InterruptedException {
    return accepted.poll(millis, TimeUnit.MILLISECONDS) == null;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Connection connection : all) {
      connection.socket.close();
    }
  }

  /// One connection, from the server's side.
  static final class Connection {
    final Socket socket;
    private final BlockingQueue<ClientFrame> frames = new LinkedBlockingQueue<>();

    Connection(Socket socket) {
      this.socket = socket;
    }

    private void read() {
      try {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
          byte[] bytes = new byte[in.readInt()];
          in.readFully(bytes);
          frames.add(ClientFrame.parseFrom(bytes));
        }
      } catch (IOException closed) {
        // the client is gone
      }
    }

    /// The next frame.
    ClientFrame take() throws Exception {
      ClientFrame frame = frames.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      assertThat(frame).as("a frame").isNotNull();
      return frame;
    }

    /// The next submission; receipts and pings before it are passed over.
    Submit takeSubmit() throws Exception {
      while (true) {
        ClientFrame frame = take();
        if (frame.hasSubmit()) {
          return frame.getSubmit();
        }
      }
    }

    boolean silentFor(long millis) throws InterruptedException {
      return frames.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    Connection welcome() throws IOException {
      return welcome(30_000);
    }

    Connection welcome(long heartbeatMillis) throws IOException {
      return send(
          ServerFrame.newBuilder()
              .setWelcome(
                  Welcome.newBuilder()
                      .setHeartbeatMillis(heartbeatMillis)
                      .setMaxPendingSubmissions(100)));
    }

    synchronized Connection send(ServerFrame.Builder frame) throws IOException {
      byte[] bytes = frame.build().toByteArray();
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(bytes.length);
      out.write(bytes);
      out.flush();
      return this;
    }

    void goodbye(CloseCode code) throws IOException {
      send(ServerFrame.newBuilder().setGoodbye(Goodbye.newBuilder().setCode(code)));
      socket.close();
    }
  }
}
