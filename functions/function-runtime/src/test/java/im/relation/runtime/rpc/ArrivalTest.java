package im.relation.runtime.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.TraceId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTest {

  @Test
  void findsTheTokenWhateverTheCaseOfTheScheme() {
    assertThat(arrival("bearer abc", "", null).token()).hasValue("abc");
    assertThat(arrival("Basic abc", "", null).token()).isEmpty();
    assertThat(arrival("", "", null).token()).isEmpty();
  }

  @Test
  void waitsTenSecondsUnlessToldAndThirtyAtTheMost() {
    assertThat(arrival("", "", null).timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(arrival("", "", Duration.ofMillis(1)).timeout()).isEqualTo(Duration.ofMillis(1));
    assertThat(arrival("", "", Duration.ofDays(1)).timeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void takesIdempotencyKeysOfAtMost64VisibleCharacters() {
    assertThat(arrival("", "", null).hasUsableIdempotencyKey()).isTrue();
    assertThat(arrival("", "k".repeat(64), null).hasUsableIdempotencyKey()).isTrue();
    assertThat(arrival("", "k".repeat(65), null).hasUsableIdempotencyKey()).isFalse();
    assertThat(arrival("", "a b", null).hasUsableIdempotencyKey()).isFalse();
    assertThat(arrival("", "ключ", null).hasUsableIdempotencyKey()).isFalse();
  }

  @Test
  void continuesTheClientsTrace() {
    assertThat(Traces.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
        .isEqualTo(TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-4bf9-1-1"})
  void startsTraceWhereTheClientSentNoneThatCanBeRead(String traceparent) {
    assertThat(Traces.of(traceparent)).isNotEqualTo(Traces.of(traceparent));
  }

  private static Arrival arrival(String authorization, String key, @Nullable Duration timeout) {
    return new Arrival("grpc", authorization, key, "", timeout, "127.0.0.1");
  }
}
