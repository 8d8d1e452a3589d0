package im.relation.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// The JDK's TLS on both sides of a loopback connection.
record TlsHandshake(SSLContext server) {

  private static final int PATIENCE_MILLIS = 10_000;

  /// A server that shows the certificate of a CA's folder.
  static TlsHandshake of(LocalCa ca) throws IOException, GeneralSecurityException {
    var keys = emptyStore();
    keys.setKeyEntry(
        "server",
        PemFiles.key(ca.server().privateKey()).orElseThrow(),
        new char[0],
        PemFiles.certificates(ca.server().certificateChain())
            .orElseThrow()
            .toArray(new Certificate[0]));
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, new char[0]);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return new TlsHandshake(context);
  }

  /// Connects as to a host, trusting a file alone.
  ///
  /// @return the subject of the server's certificate
  String asClientOf(String host, Path trusted) throws IOException, GeneralSecurityException {
    try (var listener =
            (SSLServerSocket)
                server
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var raw = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
      raw.setSoTimeout(PATIENCE_MILLIS);
      var answering = Thread.ofVirtual().start(() -> answer(listener));
      try (var client =
          (SSLSocket)
              trusting(trusted)
                  .getSocketFactory()
                  .createSocket(raw, host, listener.getLocalPort(), true)) {
        var parameters = client.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        client.setSSLParameters(parameters);
        client.startHandshake();
        return ((X509Certificate) client.getSession().getPeerCertificates()[0])
            .getSubjectX500Principal()
            .toString();
      } finally {
        answering.interrupt();
      }
    }
  }

  private static void answer(SSLServerSocket listener) {
    try (var socket = (SSLSocket) listener.accept()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.startHandshake();
      int end = socket.getInputStream().read();
      assert end < 0 : "the client says nothing";
    } catch (IOException refused) {
      // The client says why.
    }
  }

  private static SSLContext trusting(Path trusted) throws IOException, GeneralSecurityException {
    var trust = emptyStore();
    trust.setCertificateEntry("ca", PemFiles.certificates(trusted).orElseThrow().getFirst());
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trust);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }
}
