package im.relation.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.sdk.Result;
import im.relation.sdk.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

  /// Names of files and of what is kept that look like keys.
  private static final Set<String> NO_TEXTS = Set.of("emoji.tsv", "emoji.recent");

  private static final Pattern KEY = Pattern.compile("\"((?:[a-z]+)\\.[A-Za-z0-9]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"zh", "ja"})
  void everyLanguageHasTheKeysAndPlaceholdersOfEnglish(String language) {
    var english = Texts.read("en", new Properties());
    var other = Texts.read(language, new Properties());

    assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (var key : english.stringPropertyNames()) {
      assertThat(placeholders(other.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(english.getProperty(key)));
    }
  }

  private static Set<String> placeholders(String pattern) {
    var found = new TreeSet<String>();
    PLACEHOLDER.matcher(pattern).results().forEach(one -> found.add(one.group(1)));
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ja"})
  void everyTextIsAPatternThatCanBeRead(String language) {
    var all = Texts.read(language, new Properties());
    for (var key : all.stringPropertyNames()) {
      var words = new MessageFormat(all.getProperty(key), Locale.of(language));
      assertThat(words.format(new Object[] {1, 2, 3})).as(key).isNotBlank();
    }
  }

  @Test
  void everyKeyThatTheCodeNamesHasAText() throws IOException {
    var english = Texts.read("en", new Properties());
    var sections = new TreeSet<String>();
    english.stringPropertyNames().forEach(key -> sections.add(key.replaceAll("\\..*", "")));
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        KEY.matcher(Files.readString(file))
            .results()
            .map(one -> one.group(1))
            .filter(key -> sections.contains(key.replaceAll("\\..*", "")))
            .filter(key -> !NO_TEXTS.contains(key))
            .forEach(
                key -> assertThat(english.getProperty(key)).as(key + " of " + file).isNotNull());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void everyRefusalHasAText(ProblemCode code) {
    assertThat(Texts.of(Locale.JAPANESE).of(Problem.of(code))).isNotBlank();
  }

  @Test
  void everyFailureOfTheStoreHasAText() {
    for (var reason : StoreException.Reason.values()) {
      assertThat(Texts.of(Locale.CHINESE).of("store." + reason.name())).isNotBlank();
    }
  }

  @Test
  void aRefusedFieldIsExplainedByItsRule() {
    var problem = Problem.invalid("new_password", "8 to 128 characters");
    assertThat(Texts.of(Locale.ENGLISH).of(problem))
        .contains("8 to 128", "guessed first", "username");
    assertThat(Texts.of(Locale.ENGLISH).of(Problem.invalid("password", "")))
        .isEqualTo(Texts.of(Locale.ENGLISH).of(problem));
  }

  @Test
  void waitingIsSaidInSeconds() {
    var texts = Texts.of(Locale.ENGLISH);
    assertThat(texts.of(Problem.tooMany(Duration.ofSeconds(1)))).contains("Wait a second and");
    assertThat(texts.of(Problem.tooMany(Duration.ofSeconds(30)))).contains("Wait 30 seconds");
  }

  @Test
  void noAnswerIsSaidAsSuch() {
    var texts = Texts.of(Locale.ENGLISH);
    assertThat(texts.failure(new Result.Unreachable<>("timeout"))).contains("cannot be reached");
    assertThat(texts.failure(Result.ok("fine"))).isEmpty();
  }

  @Test
  void numbersAreWordedInTheSingularAndThePlural() {
    var texts = Texts.of(Locale.ENGLISH);
    assertThat(
            Arrays.asList(
                texts.of("list.accessible", "Ann", "Hi", 0),
                texts.of("list.accessible", "Ann", "Hi", 1),
                texts.of("list.accessible", "Ann", "Hi", 7)))
        .containsExactly(
            "Ann, Hi, nothing unread", "Ann, Hi, one unread message", "Ann, Hi, 7 unread messages");
  }
}
