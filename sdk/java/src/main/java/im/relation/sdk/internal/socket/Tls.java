package im.relation.sdk.internal.socket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Whom to trust: the platform's certificates, or those of a PEM file instead.
public final class Tls {

  private final @Nullable SSLContext own;

  private Tls(@Nullable SSLContext own) {
    this.own = own;
  }

  /// Trusts the certificates of a file, or those of the platform.
  ///
  /// @param caPem null for the platform's
  /// @throws IllegalArgumentException where the file cannot be read as certificates
  public static Tls of(@Nullable Path caPem) {
    return new Tls(caPem == null ? null : context(caPem));
  }

  /// What TLS connections are made with. Reads the platform's certificates at the first call: no
  /// start of a program needs to wait for that.
  public SSLContext context() {
    try {
      return own == null ? SSLContext.getDefault() : own;
    } catch (NoSuchAlgorithmException unusable) {
      throw new IllegalStateException("This Java has no TLS.", unusable);
    }
  }

  private static SSLContext context(Path caPem) {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      try (InputStream pem = Files.newInputStream(caPem)) {
        int index = 0;
        for (Certificate certificate :
            CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
          trusted.setCertificateEntry("ca-" + index++, certificate);
        }
        if (index == 0) {
          throw new CertificateException("no certificate in it"); // would trust nobody, unsaid
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
