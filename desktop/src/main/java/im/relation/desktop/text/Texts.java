package im.relation.desktop.text;

import im.relation.domain.Problem;
import im.relation.sdk.Result;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// The client's texts in one language, as `java.text.MessageFormat` patterns. A text that a
/// language lacks is shown in English. A value.
public final class Texts {

  private final Locale locale;
  private final Properties patterns;

  private Texts(Locale locale, Properties patterns) {
    this.locale = locale;
    this.patterns = patterns;
  }

  /// The texts of a language, of English where there are none in it.
  ///
  /// @param locale decides the language, and how numbers and dates are written
  public static Texts of(Locale locale) {
    var english = read("en", new Properties());
    var language = locale.getLanguage();
    return new Texts(locale, language.equals("en") ? english : read(language, english));
  }

  static Properties read(String language, Properties otherwise) {
    var patterns = new Properties(otherwise);
    var file = "texts_" + language + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Texts.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      patterns.load(reader);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return patterns;
  }

  public Locale locale() {
    return locale;
  }

  /// One text.
  ///
  /// @throws IllegalArgumentException where no language has the key
  public String of(String key, Object... arguments) {
    var pattern = patterns.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no text " + key);
    }
    return new MessageFormat(pattern, locale).format(arguments);
  }

  /// Why the service refused, by its code; where to look when a field is to blame.
  public String of(Problem problem) {
    var field = problem.field().replaceAll(".*\\.", "");
    if (!field.isEmpty() && patterns.getProperty("field." + field) != null) {
      return of("field." + field);
    }
    var seconds = Math.max(1, problem.retryAfter().toSeconds());
    return of("problem." + problem.code().name(), seconds);
  }

  /// What went wrong, for a person; empty where nothing did.
  public String failure(Result<?> result) {
    return switch (result) {
      case Result.Ok<?> _ -> "";
      case Result.Refused<?>(var problem) -> of(problem);
      case Result.Unreachable<?> _ -> of("problem.unreachable");
    };
  }
}
