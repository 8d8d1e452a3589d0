package im.relation.tools.bench;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.Welcome;
import im.relation.tools.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// A connection over TLS that is held and not read: what the server says to it (a Pong now and
/// then) waits in the kernel.
final class TlsSocket implements HeldSocket {

  private static final int TIMEOUT_MILLIS = 15_000;

  private final SSLSocket socket;
  private final Welcome welcome;

  private TlsSocket(SSLSocket socket, Welcome welcome) {
    this.socket = socket;
    this.welcome = welcome;
  }

  /// Who is trusted.
  ///
  /// @param ca a PEM file with one certificate
  static SSLContext trusting(Path ca) {
    try (InputStream in = Files.newInputStream(ca)) {
      var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new BenchException(ca + " holds no certificate to trust: " + e.getMessage());
    }
  }

  /// Connects and says Hello; blocks until Welcome.
  static TlsSocket open(SSLContext context, Target target, Person person) throws IOException {
    var socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(target.socketHost(), target.socketPort());
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      write(socket, FrameSocket.hello(person));
      return new TlsSocket(socket, FrameSocket.first(socket.getInputStream()));
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public Welcome welcome() {
    return welcome;
  }

  @Override
  public void send(ClientFrame frame) throws IOException {
    write(socket, frame);
  }

  private static void write(SSLSocket socket, ClientFrame frame) throws IOException {
    var framed = FrameSocket.framed(frame);
    var bytes = new byte[framed.remaining()];
    framed.get(bytes);
    socket.getOutputStream().write(bytes);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
