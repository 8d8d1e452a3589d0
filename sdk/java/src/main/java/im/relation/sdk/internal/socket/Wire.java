package im.relation.sdk.internal.socket;

import com.google.protobuf.MessageLite;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.Limits;
import im.relation.sdk.Endpoints;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Frames over a socket: 4-byte big-endian length, then the frame. Blocking; one thread may read
/// while another writes; [#close] from any thread ends both.
///
/// A `Socket` and not a `SocketChannel`: on virtual threads it parks as well, it has read
/// time-outs, and TLS lies over it without an engine of our own.
final class Wire implements AutoCloseable {

  private static final int BUFFER_BYTES = 8 * 1024;

  private final Socket raw;
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  private Wire(Socket raw, Socket socket) throws IOException {
    this.raw = raw;
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
    this.out =
        new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES));
  }

  /// @param tls null for a plain socket
  /// @param timeout for the connection and the TLS handshake, each
  static Wire open(Endpoints endpoints, @Nullable Tls tls, Duration timeout) throws IOException {
    Socket raw = new Socket();
    try {
      raw.setTcpNoDelay(true);
      raw.connect(
          new InetSocketAddress(endpoints.socketHost(), endpoints.socketPort()),
          (int) timeout.toMillis());
      raw.setSoTimeout((int) timeout.toMillis());
      return new Wire(raw, tls == null ? raw : overTls(raw, endpoints, tls.context()));
    } catch (IOException | RuntimeException failed) {
      raw.close();
      throw failed;
    }
  }

  private static Socket overTls(Socket raw, Endpoints endpoints, SSLContext tls)
      throws IOException {
    SSLSocket socket =
        (SSLSocket)
            tls.getSocketFactory()
                .createSocket(raw, endpoints.socketHost(), endpoints.socketPort(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /// Reads wait without end from here on: a lost server is found by missing Pongs.
  void waitForFramesWithoutEnd() throws IOException {
    raw.setSoTimeout(0);
    socket.setSoTimeout(0);
  }

  ServerFrame read() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > Limits.FRAME_BYTES) {
      throw new IOException("a frame of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return ServerFrame.parseFrom(bytes);
  }

  void write(MessageLite frame) throws IOException {
    byte[] bytes = frame.toByteArray();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() {
    try {
      raw.close(); // not the TLS socket: its goodbye may wait for a writer that is stuck
    } catch (IOException ignored) {
      // it is gone either way
    }
  }
}
