package im.relation.sdk.internal.socket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Whom to trust: the platform's certificates, or those of a PEM file instead.
public final class Tls {

  private Tls() {}

  /// What TLS connections are made with.
  ///
  /// @throws IllegalArgumentException where the file cannot be read as certificates
  public static SSLContext context(@Nullable Path caPem) {
    try {
      if (caPem == null) {
        return SSLContext.getDefault();
      }
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      try (InputStream pem = Files.newInputStream(caPem)) {
        int index = 0;
        for (Certificate certificate :
            CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
          trusted.setCertificateEntry("ca-" + index++, certificate);
        }
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException unreadable) {
      throw new IllegalArgumentException(
          caPem + " cannot be read as a PEM file of certificates.", unreadable);
    }
  }
}
