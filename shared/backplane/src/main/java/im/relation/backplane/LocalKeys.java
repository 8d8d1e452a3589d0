package im.relation.backplane;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import im.relation.domain.Bits128;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/// Keys of a deployment that lives in one folder, made at its first start and readable by their
/// owner alone. Elsewhere the same files come from a secret store.
public final class LocalKeys {

  private static final String TOKEN_KEY = "token-key.jwk";
  private static final String CREDENTIAL = "fleet.credential";

  private final Path folder;

  /// @param folder holds `token-key.jwk` and `fleet.credential`; made where missing
  public LocalKeys(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /// The key that signs access tokens.
  ///
  /// @throws IOException one sentence that names the file, where it holds something else
  public ECKey tokenKey() throws IOException {
    try {
      return ECKey.parse(readOrCreate(TOKEN_KEY, LocalKeys::newTokenKey));
    } catch (ParseException e) {
      throw unusable(TOKEN_KEY, e);
    }
  }

  /// What verifies access tokens.
  public JWKSet publicTokenKeys() throws IOException {
    return new JWKSet(tokenKey().toPublicJWK());
  }

  /// What callers of the fleet's gRPC show.
  ///
  /// @throws IOException one sentence that names the file, where it holds something else
  public ServiceCredential fleetCredential() throws IOException {
    try {
      return new ServiceCredential(
          readOrCreate(CREDENTIAL, () -> Bits128.random() + "" + Bits128.random()).strip());
    } catch (IllegalArgumentException e) {
      throw unusable(CREDENTIAL, e);
    }
  }

  private static String newTokenKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate().toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("no P-256 on this JVM", e);
    }
  }

  private String readOrCreate(String name, java.util.function.Supplier<String> secret)
      throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      Path fresh =
          Files.createTempFile(
              folder,
              name,
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, secret.get(), StandardOpenOption.SYNC);
      try {
        Files.createLink(file, fresh);
      } catch (FileAlreadyExistsException otherProcessWasFirst) {
        // Its key is the deployment's.
      }
      Files.delete(fresh);
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw unusable(name, e);
    }
  }

  /// Never replaced by itself: with a new token key everybody would have to sign in again.
  private IOException unusable(String name, Exception cause) {
    return new IOException(
        folder.resolve(name) + " is not a key; restore it, or delete it for a new one", cause);
  }
}
