package im.relation.socket;

import im.relation.backplane.AccessToken;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Welcome;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocketFactory;

/// A client of a few lines over plain or encrypted TCP: it shares no code with the node.
final class TestClient implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 10_000;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  private TestClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(socket.getInputStream());
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  static TestClient connect(InetSocketAddress address) throws IOException {
    return new TestClient(new Socket(address.getAddress(), address.getPort()));
  }

  /// A client that takes little at once, so that it falls behind soon.
  static TestClient connectSlow(InetSocketAddress address) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(address);
    return new TestClient(socket);
  }

  static TestClient connect(InetSocketAddress address, SSLSocketFactory tls) throws IOException {
    return new TestClient(tls.createSocket(address.getAddress(), address.getPort()));
  }

  /// A client whose balancer says something first, in the clear.
  static TestClient connectBehind(InetSocketAddress address, byte[] first, SSLSocketFactory tls)
      throws IOException {
    var plain = new Socket(address.getAddress(), address.getPort());
    plain.getOutputStream().write(first);
    return new TestClient(
        tls.createSocket(plain, address.getHostString(), address.getPort(), true));
  }

  static TestClient welcomed(InetSocketAddress address, AccessToken token) throws IOException {
    var client = connect(address);
    client.welcome(token);
    return client;
  }

  Welcome welcome(AccessToken token) throws IOException {
    send(TestPeople.hello(token));
    var answer = next();
    if (!answer.hasWelcome()) {
      throw new IOException("no Welcome but " + answer);
    }
    return answer.getWelcome();
  }

  void send(ClientFrame frame) throws IOException {
    var bytes = frame.toByteArray();
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  void sendRaw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  ServerFrame next() throws IOException {
    int length = in.readInt();
    return ServerFrame.parseFrom(in.readNBytes(length));
  }

  /// The code of the Goodbye that comes next, after which nothing comes.
  CloseCode goodbye() throws IOException {
    var frame = next();
    if (!frame.hasGoodbye()) {
      throw new IOException("no Goodbye but " + frame);
    }
    if (in.read() != -1) {
      throw new IOException("something came after Goodbye");
    }
    return frame.getGoodbye().getCode();
  }

  /// Reads to the end; true where the node closed, by a reset too.
  boolean ended() throws IOException {
    try {
      var _ = in.transferTo(OutputStream.nullOutputStream());
    } catch (SocketException reset) {
      // What was sent had not all been read.
    }
    return true;
  }

  /// Reads to the end.
  String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /// Ends the client's half of the connection.
  void endSending() throws IOException {
    socket.shutdownOutput();
  }

  void hangUp() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
