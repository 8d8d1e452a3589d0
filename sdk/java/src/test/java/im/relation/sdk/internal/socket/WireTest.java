package im.relation.sdk.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.contract.socket.v1.Pong;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.Limits;
import im.relation.sdk.Endpoints;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireTest {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Duration WAIT = Duration.ofSeconds(5);

  @TempDir private Path folder;

  @Test
  void speaksTlsWithAServerOfTheGivenCa() throws Exception {
    // Given
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
    Path pem = folder.resolve("ca.pem");
    keytool("-exportcert", "-rfc", "-file", pem.toString());
    try (ServerSocket server = tlsServer()) {
      writes(server, pong(7));
      // When
      try (Wire wire = Wire.open(at("localhost", server, pem), Tls.of(pem), WAIT)) {
        // Then
        assertThat(wire.read().getPong().getNonce()).isEqualTo(7);
      }
    }
  }

  @Test
  void refusesACertificateOfAnotherName() throws Exception {
    // Given
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=other", "-ext", "san=dns:other.example");
    Path pem = folder.resolve("ca.pem");
    keytool("-exportcert", "-rfc", "-file", pem.toString());
    try (ServerSocket server = tlsServer()) {
      writes(server, pong(7));
      // When, Then
      assertThatThrownBy(() -> Wire.open(at("localhost", server, pem), Tls.of(pem), WAIT))
          .isInstanceOf(SSLException.class);
    }
  }

  @Test
  void refusesAFileThatHoldsNoCertificate() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a certificate");
    assertThatThrownBy(() -> Tls.of(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tls.of(folder.resolve("nowhere.pem")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAFrameOverTheLimitWithoutReadingIt() throws Exception {
    // Given
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket socket = server.accept()) {
                  new DataOutputStream(socket.getOutputStream()).writeInt(Limits.FRAME_BYTES + 1);
                  assertThat(socket.getInputStream().read()).isEqualTo(-1);
                } catch (IOException closed) {
                  // the test is over
                }
              });
      // When, Then
      try (Wire wire = Wire.open(at("127.0.0.1", server, null), null, WAIT)) {
        assertThatThrownBy(wire::read)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("frame");
      }
    }
  }

  private static byte[] pong(long nonce) {
    return ServerFrame.newBuilder()
        .setPong(Pong.newBuilder().setNonce(nonce))
        .build()
        .toByteArray();
  }

  private static void writes(ServerSocket server, byte[] frame) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket socket = server.accept()) {
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeInt(frame.length);
                out.write(frame);
                out.flush();
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
              } catch (IOException closed) {
                // the test is over
              }
            });
  }

  private static Endpoints at(String host, ServerSocket server, @Nullable Path pem) {
    return new Endpoints(
        URI.create("http://localhost"), host, server.getLocalPort(), pem != null, pem);
  }

  private ServerSocket tlsServer() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stored = Files.newInputStream(folder.resolve("keys.p12"))) {
      keys.load(stored, PASSWORD);
    }
    KeyManagerFactory manager =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    manager.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(manager.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 1, InetAddress.getByName("localhost"));
  }

  private void keytool(String... arguments) throws Exception {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(java.util.List.of(arguments));
    command.addAll(
        java.util.List.of(
            "-alias",
            "server",
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD),
            "-keystore",
            folder.resolve("keys.p12").toString()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
