package im.relation.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DatesTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @Test
  void aMomentIsShownInTheZoneOfThePerson() {
    assertThat(dates(Locale.ENGLISH).time(NOW)).isEqualTo("19:00");
  }

  @Test
  void aListShowsTheTimeOfTodayTheWeekdayOfThisWeekElseTheDate() {
    var dates = dates(Locale.ENGLISH);
    assertThat(dates.brief(NOW.minus(Duration.ofHours(3)))).isEqualTo("16:00");
    assertThat(dates.brief(NOW.minus(Duration.ofDays(2)))).isEqualTo("Sat");
    assertThat(dates.brief(NOW.minus(Duration.ofDays(30)))).contains("10/31");
  }

  @Test
  void aDayIsNamedAsPeopleNameIt() {
    var today = LocalDate.of(2026, 11, 30);
    assertThat(dates(Locale.ENGLISH).day(today)).isEqualTo("Today");
    assertThat(dates(Locale.CHINESE).day(today.minusDays(1))).isEqualTo("昨天");
    assertThat(dates(Locale.JAPANESE).day(today.minusDays(20))).isEqualTo("11月10日");
    assertThat(dates(Locale.ENGLISH).day(today.minusYears(1))).contains("2025");
  }

  @Test
  void lastSeenIsSaidInMinutesAtFirst() {
    var dates = dates(Locale.ENGLISH);
    assertThat(dates.lastSeen(NOW)).isEqualTo("Seen just now");
    assertThat(dates.lastSeen(NOW.minusSeconds(60))).isEqualTo("Seen a minute ago");
    assertThat(dates.lastSeen(NOW.minusSeconds(900))).isEqualTo("Seen 15 minutes ago");
    assertThat(dates.lastSeen(NOW.minusSeconds(7_200))).isEqualTo("Last seen 17:00");
  }

  private static Dates dates(Locale locale) {
    return new Dates(Texts.of(locale), Clock.fixed(NOW, TOKYO));
  }
}
