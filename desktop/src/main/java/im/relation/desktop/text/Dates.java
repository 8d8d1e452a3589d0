package im.relation.desktop.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;

/// Moments as people read them, in the zone of the clock. A value.
public final class Dates {

  private static final int DAYS_OF_A_WEEK = 7;

  private final Texts texts;
  private final Clock clock;
  private final DateTimeFormatter time;
  private final DateTimeFormatter weekday;
  private final DateTimeFormatter monthAndDay;
  private final DateTimeFormatter date;

  public Dates(Texts texts, Clock clock) {
    this.texts = texts;
    this.clock = clock;
    this.time = DateTimeFormatter.ofPattern("HH:mm", texts.locale());
    this.weekday = DateTimeFormatter.ofPattern("EEE", texts.locale());
    this.monthAndDay = DateTimeFormatter.ofPattern(texts.of("date.day"), texts.locale());
    this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(texts.locale());
  }

  public LocalDate dayOf(Instant moment) {
    return moment.atZone(clock.getZone()).toLocalDate();
  }

  /// The time of day.
  public String time(Instant moment) {
    return time.format(moment.atZone(clock.getZone()));
  }

  /// As short as a list needs it: the time of today, the weekday of this week, else the date.
  public String brief(Instant moment) {
    var day = dayOf(moment);
    long ago = ChronoUnit.DAYS.between(day, LocalDate.now(clock));
    if (ago <= 0) {
      return time(moment);
    }
    return ago < DAYS_OF_A_WEEK ? weekday.format(day) : date.format(day);
  }

  /// A day, as the line over its messages says it.
  public String day(LocalDate day) {
    var today = LocalDate.now(clock);
    if (day.equals(today)) {
      return texts.of("date.today");
    }
    if (day.equals(today.minusDays(1))) {
      return texts.of("date.yesterday");
    }
    return day.getYear() == today.getYear()
        ? monthAndDay.format(day)
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(texts.locale())
            .format(day);
  }

  /// When somebody was last there.
  public String lastSeen(Instant moment) {
    long minutes = Duration.between(moment, clock.instant()).toMinutes();
    if (minutes < 1) {
      return texts.of("presence.justNow");
    }
    if (minutes < Duration.ofHours(1).toMinutes()) {
      return texts.of("presence.minutesAgo", minutes);
    }
    return texts.of("presence.lastSeen", brief(moment));
  }
}
