package im.relation.endtoend.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// One address for several nodes, as a deployment's load balancer has it: each connection goes to
/// the next node that takes it, byte for byte. Thread-safe.
public final class Balancer implements AutoCloseable {

  private static final int CONNECT_MILLIS = 500;
  private static final int BACKLOG = 1_024;

  private final ServerSocket listening;
  private final List<InetSocketAddress> nodes;
  private final AtomicInteger next = new AtomicInteger();

  private Balancer(ServerSocket listening, List<InetSocketAddress> nodes) {
    this.listening = listening;
    this.nodes = List.copyOf(nodes);
  }

  public static Balancer over(List<InetSocketAddress> nodes) {
    try {
      var balancer =
          new Balancer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), nodes);
      Thread.ofPlatform().name("balancer").daemon().start(balancer::accept);
      return balancer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        Thread.ofVirtual().name("balancer-connection").start(() -> serve(client));
      } catch (IOException e) {
        // Closed, which the loop sees; anything else concerned one client alone.
      }
    }
  }

  private void serve(Socket client) {
    for (int tries = 0; tries < nodes.size(); tries++) {
      var node = nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size()));
      var toNode = new Socket();
      try {
        toNode.connect(node, CONNECT_MILLIS);
        client.setTcpNoDelay(true);
        toNode.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> pump(client, toNode));
        pump(toNode, client);
        return;
      } catch (IOException notThisOne) {
        closeQuietly(toNode);
      }
    }
    closeQuietly(client);
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      var _ = from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // Either side is gone: the other learns it by the close.
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing was on it.
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
