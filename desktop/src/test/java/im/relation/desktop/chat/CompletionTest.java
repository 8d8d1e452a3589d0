package im.relation.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

  @Test
  void offersEmojiForTheBeginningOfAName() {
    var completion = Completion.of("good :smi").orElseThrow();
    assertThat(completion.length()).isEqualTo(4);
    assertThat(completion.choices()).extracting(Completion.Choice::label).contains(":smile:");
    assertThat(completion.isWhole("good :smi")).isFalse();
  }

  @Test
  void aWholeNameIsTakenAtOnce() {
    var completion = Completion.of(":tada:").orElseThrow();
    assertThat(completion.isWhole(":tada:")).isTrue();
    assertThat(completion.length()).isEqualTo(6);
    assertThat(completion.choices()).extracting(Completion.Choice::inserted).containsExactly("🎉");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "12:30", "a:smile", ":s", ": smile", "::", ":nosuchname:", "http://x"})
  void leavesOtherTextAlone(String text) {
    assertThat(Completion.of(text)).isEmpty();
  }
}
