package im.relation.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A timeline over a store to which everything happens that may, beside a plain list of all rows.
final class TimelinePropertyTest {

  private static final int STEPS = 400;
  private static final int MOVES = 6;
  private static final int MOST = 300;

  private final List<TimelineView> views = new ArrayList<>();
  private final Random random = new Random();
  private final TimelineLog log = new TimelineLog(random);
  private final Timeline timeline =
      new Timeline(
          log.store(), TimelineLog.ME, TimelineLog.DIRECT, (hole, end) -> false, views::add);
  private boolean atBottom;
  private long seen;
  private Optional<Sequence> firstUnread = Optional.empty();

  @AfterEach
  void close() {
    timeline.close();
    log.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void aViewIsAlwaysAPieceOfTheWholeLog(long seed) {
    random.setSeed(seed);
    log.begin();
    firstUnread();
    for (int step = 0; step < STEPS; step++) {
      var was = now();
      // As often something happens as the reader moves.
      int move = random.nextInt(2 * MOVES);
      if (move < MOVES) {
        move(move, was);
      } else {
        happen(was);
      }
      assertHolds();
    }
  }

  private TimelineView now() {
    return views.getLast();
  }

  private void move(int move, TimelineView was) {
    switch (move) {
      case 0 -> {
        timeline.older();
        assertOlder(was, now());
      }
      case 1 -> {
        timeline.newer();
        assertNewer(was, now());
      }
      case 2 -> {
        timeline.newest();
        atBottom = true;
        assertThat(now().moreAfter()).isFalse();
      }
      case 3 -> {
        long sequence = 1 + random.nextLong(log.top());
        timeline.around(new Sequence(sequence));
        atBottom = false;
        log.assertShows(now(), sequence);
      }
      case 4 -> firstUnread();
      default -> {
        atBottom = random.nextBoolean();
        timeline.atBottom(atBottom);
      }
    }
  }

  private void firstUnread() {
    timeline.firstUnread();
    seen = log.read();
    firstUnread = log.firstUnread(seen);
    atBottom = firstUnread.isEmpty();
  }

  private void happen(TimelineView was) {
    boolean arrived = log.happen();
    timeline.refresh();
    if (arrived && !atBottom) {
      assertStays(was, now());
    } else if (arrived && !was.moreAfter()) {
      assertThat(now().moreAfter()).isFalse();
    }
  }

  private void assertHolds() {
    log.assertPiece(now());
    assertThat(now().rows())
        .filteredOn(TimelineRow.Logged.class::isInstance)
        .hasSizeLessThanOrEqualTo(MOST);
    if (atBottom && !now().moreAfter()) {
      seen = Math.max(seen, log.top());
    }
    assertThat(now().below()).isEqualTo(log.countableAfter(seen));
    firstUnread = firstUnread.flatMap(at -> log.firstUnread(at.value() - 1));
    assertThat(now().firstUnread()).isEqualTo(firstUnread);
  }

  private static void assertOlder(TimelineView was, TimelineView now) {
    if (was.moreBefore()) {
      assertThat(keys(now).indexOf(keys(was).getFirst())).isPositive();
    }
  }

  private static void assertNewer(TimelineView was, TimelineView now) {
    if (was.moreAfter()) {
      int last = keys(now).indexOf(keys(was).getLast());
      assertThat(last).isNotNegative().isLessThan(now.rows().size() - 1);
    }
  }

  /// Nothing moves for a reader who scrolled up.
  private static void assertStays(TimelineView was, TimelineView now) {
    var logged =
        was.rows().stream()
            .filter(TimelineRow.Logged.class::isInstance)
            .map(TimelineRow::key)
            .toList();
    assertThat(keys(now)).startsWith(logged.toArray(String[]::new));
  }

  static List<String> keys(TimelineView view) {
    return view.rows().stream().map(TimelineRow::key).toList();
  }
}
