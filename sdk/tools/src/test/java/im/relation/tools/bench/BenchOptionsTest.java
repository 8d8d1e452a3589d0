package im.relation.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenchOptionsTest {

  private static final List<String> LEAST = List.of("direct", "--rate", "500", "--seconds", "20");

  private static List<String> with(String... more) {
    var words = new ArrayList<>(LEAST);
    words.addAll(List.of(more));
    return words;
  }

  @Test
  void needNoMoreThanRateAndSeconds() {
    // When
    var mode = Command.of(LEAST).mode();

    // Then
    assertThat(mode).isEqualTo(new Mode.Direct(new BenchOptions(500, 0, 20, 100, 30, 100)));
  }

  @ParameterizedTest
  @CsvSource({
    "--rate,0", "--rate,50001", "--seconds,0", "--seconds,3601", "--pairs,0", "--pairs,2001",
    "--warmup,-1", "--warmup,601", "--bytes,63", "--bytes,65001", "--rate,many", "--rate,1.5"
  })
  void refusesWhatIsOutOfBounds(String name, String value) {
    // When, Then
    assertThatThrownBy(() -> Command.of(with(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource({
    "--rate,1",
    "--rate,50000",
    "--seconds,1",
    "--seconds,3600",
    "--pairs,1",
    "--pairs,2000",
    "--warmup,0",
    "--warmup,600",
    "--bytes,64",
    "--bytes,65000"
  })
  void takesTheBoundsThemselves(String name, String value) {
    // When, Then
    assertThatCode(() -> Command.of(with(name, value))).doesNotThrowAnyException();
  }

  @Test
  void refusesToRunWithoutRateOrSeconds() {
    // When, Then
    assertThatThrownBy(() -> Command.of(List.of("direct", "--rate", "5")))
        .hasMessageContaining("--seconds");
    assertThatThrownBy(() -> Command.of(List.of("direct"))).hasMessageContaining("--rate");
    assertThatThrownBy(() -> Command.of(List.of())).hasMessageContaining("direct");
  }

  @Test
  void takesEitherARateOrAllThatGoesThrough() {
    assertThat(Command.of(List.of("direct", "--max", "--seconds", "9", "--pairs", "7")).mode())
        .isEqualTo(new Mode.Direct(new BenchOptions(0, 50, 9, 7, 30, 100)));
    assertThatThrownBy(() -> Command.of(with("--max"))).hasMessageContaining("--max");
  }

  @Test
  void everyModeSaysWhatItNeeds() {
    assertThat(Command.of(List.of("logins", "--seconds", "5")).mode())
        .isEqualTo(new Mode.Logins(5, 15, 200));
    assertThat(Command.of(List.of("idle", "--connections", "19000")).mode())
        .isEqualTo(new Mode.Idle(19_000, false));
    assertThat(Command.of(List.of("reconnect", "--connections", "5000")).mode())
        .isEqualTo(new Mode.Reconnect(new BenchOptions(500, 0, 60, 100, 30, 100), 5_000));
    assertThat(Command.of(List.of("soak", "--minutes", "10")).mode())
        .isEqualTo(new Mode.Soak(new BenchOptions(1_000, 0, 600, 100, 30, 100)));
    assertThatThrownBy(() -> Command.of(List.of("idle"))).hasMessageContaining("--connections");
    assertThatThrownBy(() -> Command.of(List.of("soak"))).hasMessageContaining("--minutes");
  }

  @Test
  void refusesToStartAServerAndToUseAnother() {
    // When, Then
    assertThatThrownBy(() -> Command.of(with("--start", "--socket", "127.0.0.1:1")))
        .hasMessageContaining("--start");
    assertThatThrownBy(() -> Command.of(with("--", "--im.delivery.fan-out=topic")))
        .hasMessageContaining("--start");
  }

  @Test
  void passesOnWhatFollowsForTheServer() {
    // When
    var command = Command.of(with("--start", "--", "--im.delivery.fan-out=topic"));

    // Then
    assertThat(command.server()).containsExactly("--im.delivery.fan-out=topic");
  }

  @Test
  void endsWithTwoForOptionsThatAreNone() {
    // When
    int status = Bench.run(List.of("direct", "--rate", "500", "--second", "20"));

    // Then
    assertThat(status).isEqualTo(2);
  }
}
