package im.relation.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalCaTest {

  /// Now: clients of the JDK look at the real clock.
  private final Instant start = Clock.systemUTC().instant();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void isTrustedByAClientThatTrustsTheCa(String host) throws Exception {
    // Given
    var ca = open(start);

    // When
    var subject = TlsHandshake.of(ca).asClientOf(host, ca.certificate());

    // Then
    assertThat(subject).isEqualTo("CN=im-relation local server");
  }

  @Test
  void isNotTrustedUnderANameThatItDoesNotCarry() {
    // Given
    var ca = open(start);

    // When
    // Then
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> TlsHandshake.of(ca).asClientOf("127.0.0.2", ca.certificate()));
  }

  @Test
  void isNotTrustedByAClientOfAnotherCa(@TempDir Path other) {
    // Given
    var ca = open(start);
    var stranger = LocalCa.open(other, ServerNames.LOOPBACK, at(start));

    // When
    // Then
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> TlsHandshake.of(ca).asClientOf("localhost", stranger.certificate()));
  }

  @Test
  void namesLoopbackAndLastsAsLongAsClientsAllow() throws Exception {
    // Given
    // When
    open(start);

    // Then
    var server = certificates("server.pem").getFirst();
    assertThat(ServerNames.in(server)).isEqualTo(ServerNames.LOOPBACK);
    assertThat(lifeOf(server)).isEqualTo(Duration.ofDays(397));
    assertThat(lifeOf(certificates("ca.pem").getFirst())).isEqualTo(Duration.ofDays(3_650));
    assertThat(certificates("server.pem").getLast()).isEqualTo(certificates("ca.pem").getFirst());
  }

  @Test
  void keepsEverythingOverASecondStart() throws Exception {
    // Given
    open(start);
    var first = contents();

    // When
    open(start.plus(Duration.ofDays(360)));

    // Then
    assertThat(contents()).isEqualTo(first);
  }

  @Test
  void renewsTheServersCertificateAloneWhenItIsNearItsEnd() throws Exception {
    // Given
    open(start);
    var first = contents();

    // When
    var later = start.plus(Duration.ofDays(368));
    var ca = open(later);

    // Then
    assertThat(changedSince(first)).containsExactly("server.pem");
    assertThat(certificates("server.pem").getFirst().getNotAfter().toInstant())
        .isAfter(later.plus(Duration.ofDays(396)));
    assertThat(ca.certificate()).isEqualTo(folder.resolve("ca.pem"));
  }

  @Test
  void renewsTheCaSoThatThoseWhoTrustTheOldOneStillTrustTheServer(@TempDir Path client)
      throws Exception {
    // Given
    open(start.minus(Duration.ofDays(3_645)));
    var trusted = Files.copy(folder.resolve("ca.pem"), client.resolve("ca.pem"));
    var first = contents();

    // When
    var ca = open(start);

    // Then
    assertThat(changedSince(first)).containsExactly("ca.pem", "server.pem");
    assertThat(TlsHandshake.of(ca).asClientOf("localhost", trusted)).isNotEmpty();
    assertThat(TlsHandshake.of(ca).asClientOf("localhost", ca.certificate())).isNotEmpty();
  }

  @Test
  void addsANameThatTheCertificateLacks() throws Exception {
    // Given
    open(start);
    var first = contents();
    var address = InetAddress.ofLiteral("192.0.2.7");

    // When
    LocalCa.open(folder, ServerNames.of("192.0.2.7"), at(start));

    // Then
    assertThat(changedSince(first)).containsExactly("server.pem");
    assertThat(ServerNames.in(certificates("server.pem").getFirst()))
        .isEqualTo(
            new ServerNames(
                Set.of("localhost"),
                Set.of(address, InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"))));
  }

  @Test
  void isReadableByItsOwnerAlone() throws Exception {
    // Given
    // When
    open(start);

    // Then
    for (var key : List.of("ca-key.pem", "server-key.pem")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key))))
          .as(key)
          .isEqualTo("rw-------");
    }
    assertThat(contents()).containsOnlyKeys("ca-key.pem", "ca.pem", "server-key.pem", "server.pem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.pem", "ca-key.pem", "server.pem", "server-key.pem"})
  void refusesACorruptFileAndChangesNothing(String file) throws Exception {
    // Given
    open(start);
    var text = Files.readString(folder.resolve(file));
    Files.writeString(folder.resolve(file), text.substring(0, text.length() / 3));
    var before = contents();

    // When
    // Then
    assertThatThrownBy(() -> open(start))
        .isInstanceOf(LocalStartException.class)
        .hasMessageContaining(folder.resolve(file) + " cannot be read");
    assertThat(contents()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca-key.pem", "server-key.pem"})
  void refusesACertificateWhoseKeyIsMissingOrAnother(String key, @TempDir Path other)
      throws Exception {
    // Given
    open(start);
    LocalCa.open(other, ServerNames.LOOPBACK, at(start));
    var strange = Files.readString(other.resolve(key));

    for (var text : List.of("", strange)) {
      Files.deleteIfExists(folder.resolve(key));
      if (!text.isEmpty()) {
        Files.writeString(folder.resolve(key), text);
      }
      var before = contents();

      // When
      // Then
      assertThatThrownBy(() -> open(start))
          .isInstanceOf(LocalStartException.class)
          .hasMessageContaining("lies there without the key that it was made for");
      assertThat(contents()).isEqualTo(before);
    }
  }

  @Test
  void refusesAServersCertificateOfAnotherCa(@TempDir Path other) throws Exception {
    // Given
    open(start);
    LocalCa.open(other, ServerNames.LOOPBACK, at(start));
    for (var file : List.of("server.pem", "server-key.pem")) {
      Files.writeString(folder.resolve(file), Files.readString(other.resolve(file)));
    }
    var before = contents();

    // When
    // Then
    assertThatThrownBy(() -> open(start))
        .isInstanceOf(LocalStartException.class)
        .hasMessageContaining("was not signed by the CA beside it");
    assertThat(contents()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.pem", "server.pem"})
  void finishesWhatACrashLeftBetweenAKeyAndItsCertificate(String lost) throws Exception {
    // Given
    open(start);
    var first = contents();
    Files.delete(folder.resolve(lost));

    // When
    var ca = open(start);

    // Then
    assertThat(changedSince(first)).doesNotContain("ca-key.pem", "server-key.pem");
    assertThat(TlsHandshake.of(ca).asClientOf("localhost", ca.certificate())).isNotEmpty();
  }

  private LocalCa open(Instant now) {
    return LocalCa.open(folder, ServerNames.LOOPBACK, at(now));
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private List<X509Certificate> certificates(String file) {
    return PemFiles.certificates(folder.resolve(file)).orElseThrow();
  }

  private static Duration lifeOf(X509Certificate certificate) {
    return Duration.between(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  private Map<String, String> contents() throws IOException {
    var contents = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }

  private List<String> changedSince(Map<String, String> before) throws IOException {
    return contents().entrySet().stream()
        .filter(file -> !file.getValue().equals(before.get(file.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }
}
