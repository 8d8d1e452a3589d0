package im.relation.desktop.base;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// What a person chose on this device, kept in a file of the data folder. A value that cannot be
/// read is its default. Confined to the window's thread.
public final class Preferences {

  /// The least and the greatest font size in pixels, and that of a new person.
  public static final int SMALLEST_FONT = 11;

  public static final int GREATEST_FONT = 24;
  public static final int USUAL_FONT = 14;

  private static final int RECENT_EMOJI = 24;

  private final Path file;
  private final Properties all = new Properties();
  private final List<Runnable> listeners = new ArrayList<>();

  /// Reads what is there.
  public Preferences(Path folder) {
    this.file = folder.resolve("preferences.properties");
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        all.load(reader);
      } catch (IOException | IllegalArgumentException damaged) {
        all.clear();
      }
    }
  }

  /// Calls back after each change of how things look.
  public void onLook(Runnable listener) {
    listeners.add(listener);
  }

  public Theme theme() {
    return named(Theme.class, "theme", Theme.SYSTEM);
  }

  public void theme(Theme theme) {
    look("theme", theme.name());
  }

  public Language language() {
    return named(Language.class, "language", Language.SYSTEM);
  }

  public void language(Language language) {
    look("language", language.name());
  }

  public int fontSize() {
    return Math.clamp(number("font.size", USUAL_FONT), SMALLEST_FONT, GREATEST_FONT);
  }

  public void fontSize(int pixels) {
    look("font.size", Integer.toString(Math.clamp(pixels, SMALLEST_FONT, GREATEST_FONT)));
  }

  public boolean notifications() {
    return flag("notifications");
  }

  public void notifications(boolean on) {
    set("notifications", Boolean.toString(on));
  }

  /// Whether a notification shows what was written.
  public boolean notificationText() {
    return flag("notifications.text");
  }

  public void notificationText(boolean on) {
    set("notifications.text", Boolean.toString(on));
  }

  public Optional<Place> place() {
    var parts = all.getProperty("window", "").split(",", -1);
    try {
      return parts.length == 5
          ? Optional.of(
              new Place(
                  Double.parseDouble(parts[0]),
                  Double.parseDouble(parts[1]),
                  Double.parseDouble(parts[2]),
                  Double.parseDouble(parts[3]),
                  Boolean.parseBoolean(parts[4])))
          : Optional.empty();
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    }
  }

  public void place(Place place) {
    set(
        "window",
        "%s,%s,%s,%s,%s"
            .formatted(place.x(), place.y(), place.width(), place.height(), place.maximized()));
  }

  /// A number that a part of the client keeps, 0 where it kept none.
  public long kept(String name) {
    var text = all.getProperty("kept." + name, "0");
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  public void keep(String name, long number) {
    set("kept." + name, Long.toString(number));
  }

  /// A text that a part of the client keeps; empty where it kept none.
  public String text(String name) {
    return all.getProperty("text." + name, "");
  }

  public void text(String name, String text) {
    set("text." + name, text);
  }

  /// The emoji used last, the newest first.
  public List<String> recentEmoji() {
    var text = all.getProperty("emoji.recent", "");
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  public void usedEmoji(String emoji) {
    var recent = new ArrayList<>(recentEmoji());
    recent.remove(emoji);
    recent.addFirst(emoji);
    set("emoji.recent", String.join(" ", recent.subList(0, Math.min(RECENT_EMOJI, recent.size()))));
  }

  private boolean flag(String name) {
    return Boolean.parseBoolean(all.getProperty(name, "true"));
  }

  private int number(String name, int otherwise) {
    var text = all.getProperty(name, "");
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  private <E extends Enum<E>> E named(Class<E> type, String name, E otherwise) {
    var text = all.getProperty(name, "");
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    return otherwise;
  }

  private void look(String name, String value) {
    if (!value.equals(all.getProperty(name))) {
      set(name, value);
      List.copyOf(listeners).forEach(Runnable::run);
    }
  }

  private void set(String name, String value) {
    if (value.equals(all.setProperty(name, value))) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      var next = file.resolveSibling("preferences.properties.next");
      try (Writer writer = Files.newBufferedWriter(next)) {
        all.store(writer, null);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
