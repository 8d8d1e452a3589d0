package im.relation.desktop.base;

import java.util.Locale;

/// A language of the client's texts.
public enum Language {
  /// That of the system, English where there are no texts in it.
  SYSTEM(""),
  ENGLISH("en"),
  CHINESE("zh"),
  JAPANESE("ja");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  public Locale locale() {
    return this == SYSTEM ? ofSystem(Locale.getDefault()) : Locale.of(code);
  }

  /// The language that a system's setting leads to.
  static Locale ofSystem(Locale system) {
    for (var language : values()) {
      if (language.code.equals(system.getLanguage())) {
        return system;
      }
    }
    return Locale.ENGLISH;
  }
}
