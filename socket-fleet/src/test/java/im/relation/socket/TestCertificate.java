package im.relation.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A self-signed certificate for 127.0.0.1, made by the JDK's own tool.
///
/// @param trusting a client's side that trusts it
record TestCertificate(TlsFiles files, SSLContext trusting) {

  private static final char[] PASSWORD = "changeit".toCharArray();

  static TestCertificate in(Path folder) throws IOException, GeneralSecurityException {
    var store = folder.resolve("key.p12");
    keytool(store);
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    var certificate = keys.getCertificate("node");
    var files = new TlsFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    Files.writeString(files.certificateChain(), pem("CERTIFICATE", certificate.getEncoded()));
    Files.writeString(
        files.privateKey(), pem("PRIVATE KEY", keys.getKey("node", PASSWORD).getEncoded()));
    var trust = KeyStore.getInstance(KeyStore.getDefaultType());
    trust.load(null, null);
    trust.setCertificateEntry("node", certificate);
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trust);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return new TestCertificate(files, context);
  }

  private static void keytool(Path store) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "node",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + kind
        + "-----\n";
  }
}
