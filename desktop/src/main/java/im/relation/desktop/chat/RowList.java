package im.relation.desktop.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import javafx.collections.ObservableList;

/// Turns a list of rows into the next one by few changes, so that what is on the screen stays where
/// it is: rows that went are removed, those that came are added, those that changed are set.
final class RowList {

  private RowList() {}

  static void update(ObservableList<ChatRow> rows, List<ChatRow> next) {
    remove(rows, next);
    if (inOrder(rows, next)) {
      add(rows, next);
    } else {
      rows.setAll(next);
    }
  }

  private static void remove(ObservableList<ChatRow> rows, List<ChatRow> next) {
    var keys = new HashSet<String>();
    next.forEach(row -> keys.add(row.key()));
    int end = rows.size();
    while (end > 0) {
      if (keys.contains(rows.get(end - 1).key())) {
        end--;
        continue;
      }
      int start = end - 1;
      while (start > 0 && !keys.contains(rows.get(start - 1).key())) {
        start--;
      }
      rows.remove(start, end);
      end = start;
    }
  }

  private static boolean inOrder(List<ChatRow> rows, List<ChatRow> next) {
    var places = new HashMap<String, Integer>();
    for (int at = 0; at < next.size(); at++) {
      places.put(next.get(at).key(), at);
    }
    int last = -1;
    for (var row : rows) {
      int place = places.getOrDefault(row.key(), -1);
      if (place <= last) {
        return false;
      }
      last = place;
    }
    return true;
  }

  private static void add(ObservableList<ChatRow> rows, List<ChatRow> next) {
    int at = 0;
    while (at < next.size()) {
      var row = next.get(at);
      if (at < rows.size() && rows.get(at).key().equals(row.key())) {
        if (!rows.get(at).equals(row)) {
          rows.set(at, row);
        }
        at++;
        continue;
      }
      var stays = at < rows.size() ? rows.get(at).key() : "";
      var come = new ArrayList<ChatRow>();
      for (int other = at; other < next.size() && !next.get(other).key().equals(stays); other++) {
        come.add(next.get(other));
      }
      rows.addAll(at, come);
      at += come.size();
    }
  }
}
