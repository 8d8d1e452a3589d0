package im.relation.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://example.org/a?b=1. Then|https://example.org/a?b=1",
        "(https://example.org/x)|https://example.org/x",
        "看https://example.org/路。好|https://example.org/",
        "見てhttps://example.org/aです|https://example.org/a",
        "https://example.org/bをカタカナ|https://example.org/b",
        "https://example.org/cー|https://example.org/c",
        "보기https://example.org/d한글|https://example.org/d",
        "「https://example.org/e」|https://example.org/e",
        "（https://example.org/f）！|https://example.org/f",
        "“https://example.org/g”|https://example.org/g",
        "https://example.org/h？好|https://example.org/h",
        "https://example.org/iｱｲ|https://example.org/i",
        "https://example.org/é-ß|https://example.org/é-ß",
        "HTTP: http://127.0.0.1:8080/docs!|http://127.0.0.1:8080/docs",
      })
  void findsAddressesWithoutWhatEndsTheSentence(String text, String address) {
    assertThat(Pieces.of(text))
        .filteredOn(piece -> piece instanceof Piece.Link)
        .extracting(piece -> ((Piece.Link) piece).address().toString())
        .containsExactly(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org",
        "data:text/html,x"
      })
  void opensNothingButTheWeb(String text) {
    assertThat(Pieces.of(text)).noneMatch(piece -> piece instanceof Piece.Link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"👨‍👩‍👧‍👦", "🇯🇵", "❤️", "❤", "👍🏽", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"})
  void anEmojiOfManyCodePointsIsOnePicture(String emoji) {
    assertThat(Pieces.of(emoji)).hasSize(1).allMatch(piece -> piece instanceof Piece.Picture);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123 #*", "© 2026 ®", "好的", "ﷺ", "a\u0301", ""})
  void whatIsNoEmojiStaysText(String text) {
    assertThat(Pieces.of(text)).noneMatch(piece -> piece instanceof Piece.Picture);
  }

  @Test
  void aFewEmojiAloneAreLarge() {
    assertThat(Pieces.isLarge(Pieces.of("👍🎉"))).isTrue();
    assertThat(Pieces.isLarge(Pieces.of("👍🎉👍🎉"))).isFalse();
    assertThat(Pieces.isLarge(Pieces.of("ok 👍"))).isFalse();
    assertThat(Pieces.isLarge(List.of())).isFalse();
  }

  @Test
  void thePiecesOfAnyTextAreTheText() {
    var random = new Random(7);
    var parts =
        List.of(
            "a",
            " ",
            "https://x.org/y",
            "👍🏽",
            "好",
            "。",
            "\n",
            "1️⃣",
            "مرحبا",
            "🇯🇵",
            "http://",
            "❤️");
    for (int run = 0; run < 500; run++) {
      var text =
          random.ints(12, 0, parts.size()).mapToObj(parts::get).collect(Collectors.joining());
      assertThat(Pieces.textOf(Pieces.of(text))).isEqualTo(text);
    }
  }

  @Test
  void arabicAndHebrewRunFromTheRight() {
    assertThat(Direction.isRightToLeft("مرحبا")).isTrue();
    assertThat(Direction.isRightToLeft("123 שלום")).isTrue();
    assertThat(Direction.isRightToLeft("hello مرحبا")).isFalse();
    assertThat(Direction.isRightToLeft("")).isFalse();
  }
}
