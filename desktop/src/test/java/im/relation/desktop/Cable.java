package im.relation.desktop;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.desktop.signin.Server;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The network between a window and the service, which a test can cut.
final class Cable implements AutoCloseable {

  private final ServerSocket functions = listening();
  private final ServerSocket sockets = listening();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile boolean ofAnotherVersion;

  Cable() {
    var target = Service.target();
    accept(functions, target.functions().getHost(), target.functions().getPort(), (_, _) -> {});
    accept(sockets, target.socketHost(), target.socketPort(), this::hello);
  }

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The service as it is reached through this.
  Server server() {
    return new Server(
        "http://127.0.0.1:" + functions.getLocalPort(),
        "127.0.0.1:" + sockets.getLocalPort(),
        null);
  }

  /// What is done with a client's bytes before they are passed on as they are.
  private interface Begin {
    void begin(InputStream in, OutputStream out) throws IOException;
  }

  private void accept(ServerSocket from, String host, int port, Begin begin) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!from.isClosed()) {
                try {
                  join(from.accept(), host, port, begin);
                } catch (IOException closed) {
                  // the test is over, or the service is gone
                }
              }
            });
  }

  private void join(Socket near, String host, int port, Begin begin) throws IOException {
    open.add(near);
    if (cut) {
      near.close();
      return;
    }
    var far = new Socket(host, port);
    open.add(far);
    pump(near, far, begin);
    pump(far, near, (_, _) -> {});
  }

  private static void pump(Socket from, Socket to, Begin begin) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to;
                  InputStream in = from.getInputStream();
                  OutputStream out = to.getOutputStream()) {
                begin.begin(in, out);
                in.transferTo(out);
              } catch (IOException closed) {
                // either side hung up
              }
            });
  }

  /// Says another version of the protocol than the client does.
  private void hello(InputStream in, OutputStream out) throws IOException {
    if (!ofAnotherVersion) {
      return;
    }
    var reader = new DataInputStream(in);
    var said = ClientFrame.parseFrom(reader.readNBytes(reader.readInt())).toBuilder();
    said.getHelloBuilder().setProtocolVersion(said.getHello().getProtocolVersion() + 1);
    var frame = said.build().toByteArray();
    var writer = new DataOutputStream(out);
    writer.writeInt(frame.length);
    writer.write(frame);
  }

  /// From the next connection on the client speaks a version that the service does not know.
  void speakAnotherVersion() {
    ofAnotherVersion = true;
  }

  /// Ends all connections and lets none come up again.
  void cut() {
    cut = true;
    open.forEach(Cable::closeQuietly);
    open.clear();
  }

  void mend() {
    cut = false;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // that is what was wanted
    }
  }

  @Override
  public void close() throws IOException {
    cut();
    functions.close();
    sockets.close();
  }
}
