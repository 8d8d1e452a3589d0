package im.relation.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.Sequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class RowListTest {

  private final ObservableList<ChatRow> rows = FXCollections.observableArrayList();
  private final List<String> changes = new ArrayList<>();

  @Test
  void whatIsPrependedLeavesTheRestInItsPlace() {
    rows.setAll(rows(5, 8));
    listen();
    RowList.update(rows, rows(1, 8));
    assertThat(changes).containsExactly("added 4 at 0");
  }

  @Test
  void aWindowThatMovesOnDropsItsBeginningAndAddsAtItsEnd() {
    rows.setAll(rows(1, 6));
    listen();
    RowList.update(rows, rows(4, 9));
    assertThat(changes).containsExactly("removed 3 at 0", "added 3 at 3");
  }

  @Test
  void aRowThatChangedIsSetInPlace() {
    rows.setAll(rows(1, 3));
    listen();
    var next = new ArrayList<>(rows(1, 3));
    next.set(1, message(2, "edited"));
    RowList.update(rows, next);
    assertThat(changes).containsExactly("replaced 1 at 1");
  }

  @Test
  void nothingIsToldWhereNothingChanged() {
    rows.setAll(rows(1, 3));
    listen();
    RowList.update(rows, rows(1, 3));
    assertThat(changes).isEmpty();
  }

  @Test
  void anyListBecomesAnyOther() {
    var random = new Random(11);
    for (int run = 0; run < 1_000; run++) {
      var next = random.longs(random.nextInt(12), 1, 15).distinct().boxed().toList();
      var wanted = next.stream().map(key -> message(key, "v" + random.nextInt(2))).toList();
      RowList.update(rows, List.copyOf(wanted));
      assertThat(rows).isEqualTo(wanted);
    }
  }

  private void listen() {
    rows.addListener(
        (ListChangeListener<ChatRow>)
            change -> {
              while (change.next()) {
                var kind =
                    change.wasReplaced() ? "replaced " : change.wasAdded() ? "added " : "removed ";
                int size = change.wasAdded() ? change.getAddedSize() : change.getRemovedSize();
                changes.add(kind + size + " at " + change.getFrom());
              }
            });
  }

  private static List<ChatRow> rows(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(key -> message(key, "text")).toList();
  }

  private static ChatRow message(long key, String text) {
    return new ChatRow.Message(
        "k" + key, new Sequence(key), text, Instant.EPOCH, false, new ChatRow.Author.Theirs());
  }
}
