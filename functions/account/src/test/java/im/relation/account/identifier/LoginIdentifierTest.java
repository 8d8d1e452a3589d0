package im.relation.account.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.account.identifier.LoginIdentifier.Kind;
import im.relation.domain.Problem;
import im.relation.runtime.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginIdentifierTest {

  @ParameterizedTest
  @CsvSource({
    "Alice_1, alice_1",
    "ＡＬＩＣＥ, alice",
    "Straße, strasse",
    "ΟΔΥΣΣΕΥΣ, οδυσσευσ",
    "οδυσσευς, οδυσσευσ",
    "山田太郎, 山田太郎",
    "yamada太郎, yamada太郎",
    "1234, 1234"
  })
  void foldsUsernames(String raw, String folded) {
    assertThat(LoginIdentifier.username(raw))
        .isEqualTo(Outcome.ok(new LoginIdentifier(Kind.USERNAME, folded)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "with space",
        "dot.ted",
        "admin",
        "ADMIN",
        "ａｄｍｉｎ",
        "аlice",
        "a\u0000bcd",
        ""
      })
  void refusesUsernamesThatBreakTheRule(String raw) {
    assertThat(LoginIdentifier.username(raw))
        .isEqualTo(Outcome.refused(Problem.invalid("username", Usernames.RULE)));
  }

  @Test
  void boundsUsernamesAt32Characters() {
    assertThat(LoginIdentifier.username("x".repeat(32))).isInstanceOf(Outcome.Ok.class);
    assertThat(LoginIdentifier.username("x".repeat(33))).isInstanceOf(Outcome.Refused.class);
    assertThat(LoginIdentifier.username("ﷺ".repeat(32))).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Alice@Example.COM, alice@example.com",
    "alice@bücher.example, alice@xn--bcher-kva.example",
    "ａlice＠example.com, alice@example.com",
    "a.b+c@sub.example.co, a.b+c@sub.example.co"
  })
  void foldsEmailAddresses(String raw, String folded) {
    assertThat(LoginIdentifier.email(raw))
        .isEqualTo(Outcome.ok(new LoginIdentifier(Kind.EMAIL, folded)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "@example.com",
        "alice@",
        "alice@localhost",
        "a..b@example.com",
        "a b@example.com",
        "alice@exa mple.com",
        "alice@-x.example",
        "a@b@example.com",
        "alice@example.com\r\nBcc: x@example.com"
      })
  void refusesWhatIsNoEmailAddress(String raw) {
    assertThat(LoginIdentifier.email(raw))
        .isEqualTo(Outcome.refused(Problem.invalid("email", Emails.RULE)));
  }

  @Test
  void staysOutOfLogs() {
    assertThat(new LoginIdentifier(Kind.EMAIL, "alice@example.com")).hasToString("EMAIL");
  }
}
