package im.relation.desktop.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmojiTableTest {

  private static final EmojiTable TABLE = EmojiTable.get();

  @Test
  void findsWithAndWithoutTheSignThatAsksForAPicture() {
    assertThat(TABLE.find("❤️")).isEqualTo(TABLE.find("❤")).isPresent();
  }

  @Test
  void searchesNamesFirstThenWords() {
    assertThat(TABLE.search("smile", 5).getFirst().names()).contains("smile");
    assertThat(TABLE.search("waving hand", 5)).extracting(Emoji::shortName).contains(":wave:");
    assertThat(TABLE.search("", 5)).isEmpty();
    assertThat(TABLE.search("no such emoji", 5)).isEmpty();
  }

  @Test
  void givesASkinToneWhereThereIsOne() {
    var wave = TABLE.named("wave").orElseThrow();
    assertThat(TABLE.inTone(wave, "1F3FD").text()).isEqualTo("👋🏽");
    var cat = TABLE.named("cat").orElseThrow();
    assertThat(TABLE.inTone(cat, "1F3FD")).isEqualTo(cat);
  }

  @Test
  void everyCategoryHasEmojiOfOneToneEach() {
    assertThat(TABLE.byCategory()).hasSize(9);
    assertThat(TABLE.byCategory().values()).allMatch(all -> all.size() > 50);
    assertThat(TABLE.byCategory().get("People & Body")).allMatch(one -> one.tone().isEmpty());
  }
}
