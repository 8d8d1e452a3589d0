package im.relation.account.credential;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.runtime.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seven77",
        "password",
        "PassWord123",
        "12345678",
        "87654321",
        "qwertyui",
        "aaaaaaaa",
        "abababab",
        "abcabcabc",
        "xyzwxyzw",
        "xx-alice_1-xx",
        "ALICE_1 forever"
      })
  void refusesFirstGuesses(String raw) {
    assertThat(PasswordRule.check("password", raw, List.of("alice_1")))
        .isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "пароль-который", "8Zeichen", "k9#Vq2!x"})
  void takesOthers(String raw) {
    assertThat(PasswordRule.check("password", raw, List.of("alice_1", "bob")))
        .isEqualTo(Outcome.ok(new Password(raw)));
  }

  @Test
  void boundsTheLengthInCharacters() {
    assertThat(check("😀bcdefg")).isInstanceOf(Outcome.Refused.class);
    assertThat(check("😀bcdefgh")).isInstanceOf(Outcome.Ok.class);
    assertThat(check("abcde fgh".repeat(14) + "xy")).isInstanceOf(Outcome.Ok.class);
    assertThat(check("abcde fgh".repeat(14) + "xyz")).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void isTheSamePasswordFromAnotherKeyboard() {
    assertThat(Password.typed("cafe\u0301 au lait")).isEqualTo(Password.typed("café au lait"));
  }

  private static Outcome<Password> check(String raw) {
    return PasswordRule.check("password", raw, List.of());
  }
}
