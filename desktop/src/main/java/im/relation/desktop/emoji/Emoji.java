package im.relation.desktop.emoji;

import java.util.List;

/// One emoji that there is a picture of; a value.
///
/// @param text its code points, fully qualified
/// @param names short names, the usual one first, without colons
/// @param words what it shows, in English
/// @param category as Unicode orders them
/// @param column of its picture on the sheet
/// @param row of its picture on the sheet
/// @param tone the code point of its skin tone in hexadecimal; empty where it has none
public record Emoji(
    String text,
    List<String> names,
    String words,
    String category,
    int column,
    int row,
    String tone) {

  /// `:name:`.
  public String shortName() {
    return ":" + names.getFirst() + ":";
  }
}
