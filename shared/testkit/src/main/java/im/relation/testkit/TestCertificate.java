package im.relation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A self-signed certificate (P-256) for a DNS name, made by the JDK's own tool.
///
/// @param certificate PEM; what a server shows, and what clients are told to trust
/// @param key PEM, PKCS #8, without a password
public record TestCertificate(Path certificate, Path key) {

  private static final String PASSWORD = "changeit";

  /// Makes one.
  ///
  /// @param folder exists, and holds no other one
  public static TestCertificate of(String name, Path folder) {
    var store = folder.resolve("certificate.p12");
    var made = new TestCertificate(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
    try {
      keytool(name, store);
      var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      var key = keys.getKey("server", PASSWORD.toCharArray());
      write(made.certificate, "CERTIFICATE", keys.getCertificate("server").getEncoded());
      write(made.key, "PRIVATE KEY", key.getEncoded());
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keytool's own store cannot be read", e);
    }
  }

  private static void keytool(String name, Path store) throws IOException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var arguments = "-genkeypair -alias server -keyalg EC -groupname secp256r1 -storetype PKCS12";
    var command = new ArrayList<>(List.of(tool));
    command.addAll(List.of(arguments.split(" ", -1)));
    command.addAll(List.of("-dname", "CN=" + name, "-ext", "SAN=dns:" + name));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
    var process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void write(Path file, String kind, byte[] bytes) throws IOException {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
