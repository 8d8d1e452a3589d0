package im.relation.desktop.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// All emoji, by text and by name. Read once, at the first use.
public final class EmojiTable {

  private static final String PRESENTATION = "\ufe0f";

  private static final class Loaded {
    private static final EmojiTable TABLE = new EmojiTable(read());
  }

  private final List<Emoji> all;
  private final Map<String, Emoji> byText = new HashMap<>();

  private EmojiTable(List<Emoji> all) {
    this.all = all;
    for (var emoji : all) {
      byText.put(emoji.text(), emoji);
      byText.putIfAbsent(emoji.text().replace(PRESENTATION, ""), emoji);
    }
    // (c) and (r) are letters unless they are asked for as pictures, and so are signs of ASCII.
    byText.keySet().removeIf(text -> text.length() == 1 && text.charAt(0) < '\u2000');
  }

  public static EmojiTable get() {
    return Loaded.TABLE;
  }

  /// The emoji that one grapheme is.
  public Optional<Emoji> find(String grapheme) {
    return Optional.ofNullable(byText.get(grapheme));
  }

  /// The emoji of a short name, without colons.
  public Optional<Emoji> named(String name) {
    return all.stream().filter(emoji -> emoji.names().contains(name)).findFirst();
  }

  /// By category, in the order of Unicode, without skin tones.
  public Map<String, List<Emoji>> byCategory() {
    return all.stream()
        .filter(emoji -> emoji.tone().isEmpty())
        .collect(
            Collectors.groupingBy(
                Emoji::category, java.util.LinkedHashMap::new, Collectors.toList()));
  }

  /// Those whose names begin with a text first, then those that have it somewhere in name or words.
  public List<Emoji> search(String text, int limit) {
    var sought = text.toLowerCase(Locale.ROOT).strip().replace(' ', '_');
    if (sought.isEmpty()) {
      return List.of();
    }
    return all.stream()
        .filter(emoji -> emoji.tone().isEmpty() && rank(emoji, sought) < NONE)
        .sorted(Comparator.comparingInt(emoji -> rank(emoji, sought)))
        .limit(limit)
        .toList();
  }

  private static final int NONE = 4;

  private static int rank(Emoji emoji, String sought) {
    if (emoji.names().contains(sought)) {
      return 0;
    }
    if (emoji.names().stream().anyMatch(name -> name.startsWith(sought))) {
      return 1;
    }
    if (emoji.names().stream().anyMatch(name -> name.contains(sought))) {
      return 2;
    }
    return emoji.words().replace(' ', '_').contains(sought) ? NONE - 1 : NONE;
  }

  /// The same emoji in a skin tone, itself where there is none.
  ///
  /// @param tone the code point in hexadecimal; empty for none
  public Emoji inTone(Emoji emoji, String tone) {
    return all.stream()
        .filter(one -> one.tone().equals(tone) && one.names().equals(emoji.names()))
        .findFirst()
        .orElse(emoji);
  }

  private static List<Emoji> read() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(EmojiTable.class.getResourceAsStream("emoji.tsv")),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> emoji(line.split("\t", -1))).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Emoji emoji(String[] cells) {
    var text =
        Arrays.stream(cells[0].split("-", -1))
            .map(point -> Character.toString(Integer.parseInt(point, 16)))
            .collect(Collectors.joining());
    return new Emoji(
        text,
        List.of(cells[1].split(" ", -1)),
        cells[2],
        cells[3],
        Integer.parseInt(cells[4]),
        Integer.parseInt(cells[5]),
        cells[6]);
  }
}
