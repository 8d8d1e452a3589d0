package im.relation.desktop.chat;

import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.Entry;
import im.relation.sdk.Tick;
import im.relation.sdk.TimelineRow;
import im.relation.sdk.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the rows of a chat of what a timeline shows: adds the lines of days and of new messages,
/// and joins what one person wrote at one time. Pure.
final class ChatRows {

  /// Messages nearer than this are joined.
  private static final Duration TOGETHER = Duration.ofMinutes(5);

  private final UserId me;
  private final ZoneId zone;
  private final List<ChatRow> rows = new ArrayList<>();
  private @Nullable LocalDate day;
  private @Nullable Instant lastAt;
  private boolean lastMine;

  private ChatRows(UserId me, ZoneId zone) {
    this.me = me;
    this.zone = zone;
  }

  static List<ChatRow> of(TimelineView view, UserId me, ZoneId zone) {
    var made = new ChatRows(me, zone);
    for (var row : view.rows()) {
      var isFirstUnread =
          row instanceof TimelineRow.Logged logged
              && view.firstUnread().filter(first -> isIn(first, logged)).isPresent();
      if (isFirstUnread) {
        made.dayOf(row);
        made.add(new ChatRow.NewMessages());
      }
      made.row(row);
    }
    return made.rows;
  }

  private static boolean isIn(Sequence place, TimelineRow.Logged row) {
    return !row.first().isAfter(place) && !place.isAfter(row.last());
  }

  private void dayOf(TimelineRow row) {
    if (row instanceof TimelineRow.Stored(var _, var entry, var _)) {
      day(entry.acceptedAt());
    }
  }

  private void row(TimelineRow row) {
    switch (row) {
      case TimelineRow.Hole hole -> add(new ChatRow.Missing(hole));
      case TimelineRow.Stored(var key, var entry, var tick) -> stored(key, entry, tick);
      case TimelineRow.Outgoing(var key, var id, var text, var at, var problem) -> {
        var progress =
            problem == null
                ? new ChatRow.Progress.Sending()
                : new ChatRow.Progress.Failed(id, problem);
        message(key, Sequence.NONE, text, at, new ChatRow.Author.Mine(progress));
      }
    }
  }

  private void stored(String key, Entry entry, @Nullable Tick tick) {
    day(entry.acceptedAt());
    switch (entry.content()) {
      case Entry.Content.Text(var text) ->
          message(key, entry.sequence(), text, entry.acceptedAt(), author(entry, tick));
      case Entry.Content.FriendsSince _ ->
          add(new ChatRow.Told(key, entry.sequence(), ChatRow.Saying.FRIENDS_SINCE));
      case Entry.Content.Notice _ ->
          add(new ChatRow.Told(key, entry.sequence(), ChatRow.Saying.UNKNOWN));
      case Entry.Content.Unknown _ ->
          add(new ChatRow.Told(key, entry.sequence(), ChatRow.Saying.UNKNOWN));
    }
  }

  private ChatRow.Author author(Entry entry, @Nullable Tick tick) {
    if (!entry.sender().equals(me)) {
      return new ChatRow.Author.Theirs();
    }
    return new ChatRow.Author.Mine(
        switch (tick) {
          case DELIVERED -> new ChatRow.Progress.Delivered();
          case READ -> new ChatRow.Progress.Read();
          case SENT -> new ChatRow.Progress.Sent();
          case null -> new ChatRow.Progress.Sent();
        });
  }

  private void message(
      String key, Sequence sequence, String text, Instant at, ChatRow.Author author) {
    day(at);
    boolean mine = author instanceof ChatRow.Author.Mine;
    boolean joined =
        lastAt != null && mine == lastMine && Duration.between(lastAt, at).compareTo(TOGETHER) < 0;
    rows.add(new ChatRow.Message(key, sequence, text, at, joined, author));
    lastAt = at;
    lastMine = mine;
  }

  private void day(Instant at) {
    var next = at.atZone(zone).toLocalDate();
    if (day == null || next.isAfter(day)) {
      day = next;
      add(new ChatRow.Day(next));
    }
  }

  /// Adds a row that nothing joins.
  private void add(ChatRow row) {
    rows.add(row);
    lastAt = null;
  }
}
