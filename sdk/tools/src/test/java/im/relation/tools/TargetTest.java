package im.relation.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {

  private static final Set<String> NAMES = Set.of("--url", "--socket");

  @Test
  void isTheLocalRunOnItsUsualPortsByDefault() {
    // Given
    var nothing = Arguments.of(List.of(), NAMES, Set.of());

    // When
    var target = Target.of(nothing);

    // Then
    assertThat(target)
        .isEqualTo(new Target(URI.create("http://127.0.0.1:8080"), "127.0.0.1", 7443));
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", ":7443", "host:", "host:none", "host:0", "host:65536"})
  void refusesAnAddressOfSocketsThatIsNone(String socket) {
    // Given
    var arguments = Arguments.of(List.of("--socket", socket), NAMES, Set.of());

    // When, Then
    assertThatThrownBy(() -> Target.of(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--socket");
  }

  @Test
  void readsPortsFromWhatALocalRunPrints() {
    // Given
    var banner = new ServerBanner();

    // When
    var before = banner.line("  sockets     127.0.0.1:1               TCP before its time");
    var first =
        banner.line("  functions   http://127.0.0.1:40001        Connect; documentation at /docs");
    var between = banner.line("  gRPC        127.0.0.1:40002");
    var second =
        banner.line("  sockets     127.0.0.1:40003               TCP and WebSocket (/socket)");

    // Then
    assertThat(before).isEmpty();
    assertThat(first).isEmpty();
    assertThat(between).isEmpty();
    assertThat(second)
        .contains(new Target(URI.create("http://127.0.0.1:40001"), "127.0.0.1", 40_003));
  }
}
