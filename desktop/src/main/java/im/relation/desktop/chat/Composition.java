package im.relation.desktop.chat;

import javafx.geometry.Point2D;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;

/// Lets an input method compose in the composer: what is being composed stands in the text, and is
/// replaced until it is committed.
final class Composition implements InputMethodRequests {

  private final ComposerArea area;
  private final Runnable changed;
  private int length;
  private boolean changing;

  private Composition(ComposerArea area, Runnable changed) {
    this.area = area;
    this.changed = changed;
  }

  /// @param changed is called after each step of the input method, when [#isRunning] is true to it
  static Composition in(ComposerArea area, Runnable changed) {
    var composition = new Composition(area, changed);
    area.setInputMethodRequests(composition);
    area.setOnInputMethodTextChanged(composition::changed);
    return composition;
  }

  /// Whether something is composed right now.
  boolean isRunning() {
    return length > 0 || changing;
  }

  private void changed(InputMethodEvent event) {
    changing = true; // what stands there on the way was typed by nobody
    int start = area.getCaretPosition() - length;
    if (length > 0) {
      area.replaceText(start, start + length, "");
    } else if (!event.getCommitted().isEmpty() || !event.getComposed().isEmpty()) {
      area.replaceSelection("");
    }
    area.replaceText(area.getCaretPosition(), area.getCaretPosition(), event.getCommitted());
    var composed = new StringBuilder();
    event.getComposed().forEach(run -> composed.append(run.getText()));
    area.replaceText(area.getCaretPosition(), area.getCaretPosition(), composed.toString());
    length = composed.length();
    changing = false;
    changed.run();
    event.consume();
  }

  @Override
  public Point2D getTextLocation(int offset) {
    return area.getCaretBounds()
        .map(caret -> new Point2D(caret.getMinX(), caret.getMaxY()))
        .orElse(Point2D.ZERO);
  }

  @Override
  public int getLocationOffset(int x, int y) {
    return 0;
  }

  @Override
  public void cancelLatestCommittedText() {
    // nothing is kept of what was committed
  }

  @Override
  public String getSelectedText() {
    return area.getSelectedText();
  }
}
