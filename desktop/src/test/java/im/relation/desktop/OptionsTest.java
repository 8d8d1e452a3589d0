package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void withoutOptionsThePersonsChoiceAndFolderHold() {
    var options = Options.of(List.of(), Map.of("HOME", "/people/ann"));
    assertThat(options.server()).isEmpty();
    assertThat(options.data()).isEqualTo(Path.of("/people/ann/.local/share/im-relation"));
    assertThat(options.demo()).isFalse();
  }

  @Test
  void theFolderFollowsTheDesktopsConvention() {
    var options = Options.of(List.of(), Map.of("HOME", "/people/ann", "XDG_DATA_HOME", "/data"));
    assertThat(options.data()).isEqualTo(Path.of("/data/im-relation"));
  }

  @Test
  void aServerHasItsSocketsAtTheSameHostUnlessToldOtherwise() {
    var plain = Options.of(List.of("--server", "https://im.example.org"), Map.of());
    assertThat(plain.server().orElseThrow().socket()).isEqualTo("im.example.org:7443");
    var told =
        Options.of(
            List.of("--server", "http://a:1", "--socket", "b:2", "--ca", "ca.pem"), Map.of());
    assertThat(told.server().orElseThrow().socket()).isEqualTo("b:2");
    assertThat(told.server().orElseThrow().ca()).isEqualTo(Path.of("ca.pem"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense",
        "--data",
        "--socket a:1",
        "--server ftp://a",
        "--server http://a:1 --socket b",
        "--server http://a:1 --socket b:99999",
      })
  void whatIsWrongIsSaid(String words) {
    assertThatThrownBy(() -> Options.of(List.of(words.split(" ", -1)), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(".");
  }
}
