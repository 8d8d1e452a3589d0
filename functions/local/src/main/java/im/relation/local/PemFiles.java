package im.relation.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/// Reads and writes the files of a [LocalCa]. What cannot be read is refused with a sentence, never
/// overwritten.
final class PemFiles {

  private static final String KEY = "PRIVATE KEY";
  private static final String CERTIFICATE = "CERTIFICATE";

  /// Bits of the field of P-256, the one curve that is written here.
  private static final int FIELD_BITS = 256;

  private PemFiles() {}

  /// A key in PKCS #8; empty where there is no such file.
  static Optional<ECPrivateKey> key(Path file) {
    return text(file)
        .map(
            text -> {
              try (var reader = new PemReader(new StringReader(text))) {
                var pem = reader.readPemObject();
                if (pem != null
                    && pem.getType().equals(KEY)
                    && KeyFactory.getInstance("EC")
                            .generatePrivate(new PKCS8EncodedKeySpec(pem.getContent()))
                        instanceof ECPrivateKey key
                    && key.getParams().getCurve().getField().getFieldSize() == FIELD_BITS) {
                  return key;
                }
              } catch (IOException | GeneralSecurityException | RuntimeException e) {
                throw unreadable(file, "a P-256 key", e);
              }
              throw unreadable(file, "a P-256 key", null);
            });
  }

  /// Certificates, in their order, at least one; empty where there is no such file.
  static Optional<List<X509Certificate>> certificates(Path file) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (InputStream pem = Files.newInputStream(file)) {
      var found =
          CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!found.isEmpty()) {
        return Optional.of(found);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable(file, "a certificate", e);
    }
    throw unreadable(file, "a certificate", null);
  }

  static void writeKey(Path file, ECPrivateKey key) {
    write(file, List.of(new PemObject(KEY, key.getEncoded())));
  }

  static void writeCertificates(Path file, List<? extends Certificate> certificates) {
    try {
      var objects = new ArrayList<PemObject>();
      for (var certificate : certificates) {
        objects.add(new PemObject(CERTIFICATE, certificate.getEncoded()));
      }
      write(file, objects);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate without an encoding", e);
    }
  }

  /// One step for readers and for crashes, and nobody but the owner ever reads any of it.
  private static void write(Path file, List<PemObject> objects) {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      var text = new StringWriter();
      try (var writer = new PemWriter(text)) {
        for (var object : objects) {
          writer.writeObject(object);
        }
      }
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, text.toString(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LocalStartException("The file " + file + " cannot be written: " + e + ".", e);
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.notExists(file) ? Optional.empty() : Optional.of(Files.readString(file));
    } catch (IOException e) {
      throw unreadable(file, "text", e);
    }
  }

  private static LocalStartException unreadable(Path file, String what, @Nullable Exception cause) {
    return new LocalStartException(
        "The file %s cannot be read as %s. Restore it, or delete the folder %s: the next start makes a new CA, which clients must be told to trust."
            .formatted(file, what, file.getParent()),
        cause);
  }
}
