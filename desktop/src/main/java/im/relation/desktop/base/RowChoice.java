package im.relation.desktop.base;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// The rows that a person chooses in a list: by the mouse, by Enter, by the keys that lead from one
/// to the next. One that is selected already is chosen again; that rows came, went or moved chooses
/// none, though it may change what is selected.
public final class RowChoice {

  private static final Set<KeyCode> KEYS =
      EnumSet.of(
          KeyCode.ENTER,
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.HOME,
          KeyCode.END,
          KeyCode.PAGE_UP,
          KeyCode.PAGE_DOWN);

  private RowChoice() {}

  /// Calls back whenever a row is chosen.
  public static <T> void on(ListView<T> list, Consumer<? super T> chosen) {
    list.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          int row = rowAt(event.getTarget());
          if (row >= 0 && row < list.getItems().size()) {
            chosen.accept(list.getItems().get(row));
          }
        });
    // When a key goes up: only then has the list moved its selection.
    list.addEventHandler(
        KeyEvent.KEY_RELEASED,
        event -> {
          var selected = list.getSelectionModel().getSelectedItem();
          if (KEYS.contains(event.getCode()) && selected != null) {
            chosen.accept(selected);
          }
        });
  }

  /// -1 where a list has no row.
  private static int rowAt(Object target) {
    var node = target instanceof Node some ? some : null;
    while (node != null && !(node instanceof ListCell<?>)) {
      node = node.getParent();
    }
    return node instanceof ListCell<?> cell && !cell.isEmpty() ? cell.getIndex() : -1;
  }
}
