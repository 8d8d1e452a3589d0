package im.relation.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {

  @TempDir Path folder;

  @Test
  void whatWasChosenIsThereAgain() {
    var first = new Preferences(folder);
    first.theme(Theme.DARK);
    first.language(Language.JAPANESE);
    first.fontSize(18);
    first.notifications(false);
    first.place(new Place(10, 20, 800, 600, true));
    first.keep("conversation", 42);
    first.text("server.functions", "https://im.example.org");

    var again = new Preferences(folder);
    assertThat(again.theme()).isEqualTo(Theme.DARK);
    assertThat(again.language()).isEqualTo(Language.JAPANESE);
    assertThat(again.fontSize()).isEqualTo(18);
    assertThat(again.notifications()).isFalse();
    assertThat(again.place()).contains(new Place(10, 20, 800, 600, true));
    assertThat(again.kept("conversation")).isEqualTo(42);
    assertThat(again.text("server.functions")).isEqualTo("https://im.example.org");
  }

  @Test
  void whatCannotBeReadIsItsDefault() throws IOException {
    Files.writeString(
        folder.resolve("preferences.properties"),
        "theme=PINK\nfont.size=9999\nwindow=a,b,c,d,e\nkept.conversation=-1\nlanguage=\n");
    var preferences = new Preferences(folder);
    assertThat(preferences.theme()).isEqualTo(Theme.SYSTEM);
    assertThat(preferences.language()).isEqualTo(Language.SYSTEM);
    assertThat(preferences.fontSize()).isEqualTo(Preferences.GREATEST_FONT);
    assertThat(preferences.place()).isEmpty();
    assertThat(preferences.kept("conversation")).isZero();
  }

  @Test
  void aDamagedFileIsNoFile() throws IOException {
    Files.writeString(folder.resolve("preferences.properties"), "theme=DARK\nx=\\uZZZZ");
    assertThat(new Preferences(folder).theme()).isEqualTo(Theme.SYSTEM);
  }

  @Test
  void theEmojiUsedLastComeFirstAndOnce() {
    var preferences = new Preferences(folder);
    List.of("a", "b", "c", "a").forEach(preferences::usedEmoji);
    assertThat(preferences.recentEmoji()).containsExactly("a", "c", "b");
    for (int number = 0; number < 50; number++) {
      preferences.usedEmoji("e" + number);
    }
    assertThat(preferences.recentEmoji()).hasSize(24).startsWith("e49");
  }

  @Test
  void onlyALookThatChangedIsTold() {
    var preferences = new Preferences(folder);
    var told = new ArrayList<String>();
    preferences.onLook(() -> told.add("look"));
    preferences.theme(Theme.DARK);
    preferences.theme(Theme.DARK);
    preferences.notifications(false);
    assertThat(told).hasSize(1);
  }

  @Test
  void theLanguageOfTheSystemIsTakenWhereThereAreTexts() {
    assertThat(Language.ofSystem(Locale.TRADITIONAL_CHINESE)).isEqualTo(Locale.TRADITIONAL_CHINESE);
    assertThat(Language.ofSystem(Locale.FRENCH)).isEqualTo(Locale.ENGLISH);
  }
}
