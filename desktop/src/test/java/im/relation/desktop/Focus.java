package im.relation.desktop;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;

/// Whether a window has the focus, and how many listen to that.
final class Focus extends SimpleBooleanProperty {

  private int listeners;

  Focus() {
    super(true);
  }

  int listeners() {
    return listeners;
  }

  @Override
  public void addListener(ChangeListener<? super Boolean> listener) {
    listeners++;
    super.addListener(listener);
  }

  @Override
  public void removeListener(ChangeListener<? super Boolean> listener) {
    listeners--;
    super.removeListener(listener);
  }
}
