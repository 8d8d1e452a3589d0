package im.relation.account.profile;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.runtime.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTextTest {

  @Test
  void composesAndStripsNicknames() {
    assertThat(ProfileText.nickname("  Zoe\u0308 ")).isEqualTo(Outcome.ok("Zoë"));
    assertThat(ProfileText.nickname("😀".repeat(64))).isInstanceOf(Outcome.Ok.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u202Eb", "a\u2028b", "a\u0000"})
  void refusesNicknamesThatBreakTheRule(String raw) {
    assertThat(ProfileText.nickname(raw)).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/a",
        "https:///a",
        "https://u:p@example.com/",
        "javascript:x",
        "https://exa mple.com/",
        "a"
      })
  void refusesAvatarsThatAreNoPlainHttpsAddress(String raw) {
    assertThat(ProfileText.avatarUrl(raw)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void takesHttpsAvatarsAndNone() {
    assertThat(ProfileText.avatarUrl("https://example.com/a.png?x=1"))
        .isEqualTo(Outcome.ok("https://example.com/a.png?x=1"));
    assertThat(ProfileText.avatarUrl("")).isEqualTo(Outcome.ok(""));
    assertThat(ProfileText.avatarUrl("https://example.com/" + "x".repeat(493)))
        .isInstanceOf(Outcome.Refused.class);
  }
}
