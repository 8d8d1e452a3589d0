package im.relation.desktop;

import im.relation.desktop.signin.Server;
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

  Cable() {
    var target = Service.target();
    accept(functions, target.functions().getHost(), target.functions().getPort());
    accept(sockets, target.socketHost(), target.socketPort());
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

  private void accept(ServerSocket from, String host, int port) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!from.isClosed()) {
                try {
                  join(from.accept(), host, port);
                } catch (IOException closed) {
                  // the test is over, or the service is gone
                }
              }
            });
  }

  private void join(Socket near, String host, int port) throws IOException {
    open.add(near);
    if (cut) {
      near.close();
      return;
    }
    var far = new Socket(host, port);
    open.add(far);
    pump(near, far);
    pump(far, near);
  }

  private static void pump(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to;
                  InputStream in = from.getInputStream();
                  OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
              } catch (IOException closed) {
                // either side hung up
              }
            });
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
