package im.relation.desktop.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys that hold in the whole window. What a key does not mean is left to who has the focus.
final class Keys {

  /// What keys ask for.
  interface Commands {
    void search();

    void searchHere();

    void step(int rows);

    void openAt(int index);

    void settings();

    void fontSize(int change);

    void escape();
  }

  private Keys() {}

  static void pressed(KeyEvent event, Commands commands) {
    if (meant(event, commands)) {
      event.consume();
    }
  }

  private static boolean meant(KeyEvent event, Commands commands) {
    if (event.isAltDown() && !event.isShortcutDown()) {
      return stepped(event.getCode(), commands);
    }
    if (event.isShortcutDown()) {
      return shortcut(event, commands);
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      commands.escape();
      return true;
    }
    return false;
  }

  private static boolean stepped(KeyCode key, Commands commands) {
    if (key != KeyCode.UP && key != KeyCode.DOWN) {
      return false;
    }
    commands.step(key == KeyCode.UP ? -1 : 1);
    return true;
  }

  private static boolean shortcut(KeyEvent event, Commands commands) {
    var key = event.getCode();
    if (key.isDigitKey() && key != KeyCode.DIGIT0 && !key.isKeypadKey()) {
      commands.openAt(key.getChar().charAt(0) - '1');
      return true;
    }
    switch (key) {
      case K -> commands.search();
      case F -> {
        if (event.isShiftDown()) {
          commands.search();
        } else {
          commands.searchHere();
        }
      }
      case COMMA -> commands.settings();
      case EQUALS, PLUS, ADD -> commands.fontSize(1);
      case MINUS, SUBTRACT -> commands.fontSize(-1);
      default -> {
        return false;
      }
    }
    return true;
  }
}
