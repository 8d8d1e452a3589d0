package im.relation.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTest {

  @Test
  void tlsFollowsTheAddressOfTheFunctions() {
    var plain = Server.local().endpoints().orElseThrow();
    assertThat(plain.socketTls()).isFalse();
    var safe = new Server("https://im.example.org", "im.example.org:7443", null);
    assertThat(safe.endpoints().orElseThrow().socketTls()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "im.example.org, a:1",
    "http://a b, a:1",
    "https://a/path, a:1",
    "http://a, a",
    "http://a, :1",
    "http://a, a:0",
    "http://a, a:65536",
    "http://a:port, a:x",
    "http://my_server:8080, a:1",
    "http://a：8080, a:1",
    "http://a:65536, a:1",
    "http://a:0, a:1",
    "http://a?b, a:1",
  })
  void whatIsNoAddressIsNone(String functions, String socket) {
    assertThat(new Server(functions, socket, null).endpoints()).isEmpty();
  }

  @Test
  void accountsOfDifferentServicesAreKeptApart() {
    var one = new Server("https://im.example.org:8443", "a:1", null);
    assertThat(one.folder()).isEqualTo("im.example.org_8443");
    assertThat(one.folder()).isNotEqualTo(Server.local().folder());
  }
}
