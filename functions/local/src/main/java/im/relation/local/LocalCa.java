package im.relation.local;

import im.relation.socket.TlsFiles;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The certificate authority of one data folder, and the server certificate that it signed.
///
/// Keys are made once and stay; a certificate is made again for the same key at a start when less
/// than 30 days of it are left, or when it lacks a name. Clients that trust `ca.pem` therefore go
/// on trusting. Keys are written before their certificates, so a crash in between leaves nothing
/// that the next start cannot finish.
///
/// @param certificate what clients are told to trust, PEM
/// @param server the server's chain (its own certificate first) and key
record LocalCa(Path certificate, TlsFiles server) {

  /// A run of a month is longer than anybody leaves a development machine without a restart.
  static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

  /// Reads `ca.pem`, `ca-key.pem`, `server.pem` and `server-key.pem`, and makes what is missing.
  ///
  /// @param folder exists, and is held by this process alone
  /// @param names what the server certificate must name at least
  /// @throws LocalStartException where a file is corrupt or does not belong to the others; nothing
  ///   is changed then
  static LocalCa open(Path folder, ServerNames names, Clock clock) {
    var found = Found.in(folder);
    var now = clock.instant();
    var caKeys = found.caKey.map(CertificateIssuer::pairOf).orElseGet(CertificateIssuer::newKeys);
    var ca =
        found
            .ca
            .filter(certificate -> lasts(certificate, now))
            .orElseGet(() -> CertificateIssuer.authority(caKeys, now));
    var serverKeys =
        found.serverKey.map(CertificateIssuer::pairOf).orElseGet(CertificateIssuer::newKeys);
    var chain =
        found
            .chain
            .filter(kept -> lasts(kept.getFirst(), now))
            .filter(kept -> named(kept.getFirst()).containsAll(names))
            .filter(kept -> kept.getLast().equals(ca))
            .orElseGet(() -> chain(serverKeys, names, ca, caKeys, now));
    found.write(caKeys, ca, serverKeys, chain);
    return new LocalCa(found.caFile(), new TlsFiles(found.chainFile(), found.serverKeyFile()));
  }

  private static List<X509Certificate> chain(
      KeyPair keys, ServerNames names, X509Certificate ca, KeyPair signer, Instant now) {
    return List.of(CertificateIssuer.server(keys.getPublic(), names, ca, signer, now), ca);
  }

  private static boolean lasts(X509Certificate certificate, Instant now) {
    return !certificate.getNotBefore().toInstant().isAfter(now)
        && certificate.getNotAfter().toInstant().isAfter(now.plus(RENEWED_BEFORE_END));
  }

  private static ServerNames named(X509Certificate certificate) {
    try {
      return ServerNames.in(certificate);
    } catch (CertificateParsingException e) {
      throw new LocalStartException("The server certificate names nothing that can be read.", e);
    }
  }

  /// What lies in the folder, each file readable, and each certificate of the key beside it.
  private record Found(
      Path folder,
      Optional<ECPrivateKey> caKey,
      Optional<X509Certificate> ca,
      Optional<ECPrivateKey> serverKey,
      Optional<List<X509Certificate>> chain) {

    static Found in(Path folder) {
      var found =
          new Found(
              folder,
              PemFiles.key(folder.resolve("ca-key.pem")),
              PemFiles.certificates(folder.resolve("ca.pem")).map(List::getFirst),
              PemFiles.key(folder.resolve("server-key.pem")),
              PemFiles.certificates(folder.resolve("server.pem")));
      found.ca.ifPresent(ca -> requireKey(found.caFile(), ca, found.caKey));
      found.chain.ifPresent(
          chain -> {
            requireKey(found.chainFile(), chain.getFirst(), found.serverKey);
            found.requireSigned(chain.getFirst());
          });
      return found;
    }

    Path caFile() {
      return folder.resolve("ca.pem");
    }

    Path chainFile() {
      return folder.resolve("server.pem");
    }

    Path serverKeyFile() {
      return folder.resolve("server-key.pem");
    }

    /// Writes what is new, keys first.
    void write(
        KeyPair caKeys, X509Certificate newCa, KeyPair serverKeys, List<X509Certificate> newChain) {
      if (caKey.isEmpty()) {
        PemFiles.writeKey(folder.resolve("ca-key.pem"), (ECPrivateKey) caKeys.getPrivate());
      }
      if (!ca.equals(Optional.of(newCa))) {
        PemFiles.writeCertificates(caFile(), List.of(newCa));
      }
      if (serverKey.isEmpty()) {
        PemFiles.writeKey(serverKeyFile(), (ECPrivateKey) serverKeys.getPrivate());
      }
      if (!chain.equals(Optional.of(newChain))) {
        PemFiles.writeCertificates(chainFile(), newChain);
      }
    }

    private static void requireKey(
        Path file, X509Certificate certificate, Optional<ECPrivateKey> key) {
      if (key.map(CertificateIssuer::pairOf)
          .filter(pair -> pair.getPublic().equals(certificate.getPublicKey()))
          .isEmpty()) {
        throw strange(file, "lies there without the key that it was made for", null);
      }
    }

    private void requireSigned(X509Certificate server) {
      var keys = caKey.map(CertificateIssuer::pairOf);
      if (keys.isEmpty()) {
        throw strange(chainFile(), "lies there without the CA that signed it", null);
      }
      try {
        server.verify(keys.get().getPublic());
      } catch (GeneralSecurityException e) {
        throw strange(chainFile(), "was not signed by the CA beside it", e);
      }
    }

    private static LocalStartException strange(Path file, String why, @Nullable Exception cause) {
      return new LocalStartException(
          "The file %s %s. Restore what belongs together, or delete the folder %s: the next start makes a new CA, which clients must be told to trust."
              .formatted(file, why, file.getParent()),
          cause);
    }
  }
}
