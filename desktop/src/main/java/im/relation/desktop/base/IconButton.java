package im.relation.desktop.base;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A button that is a picture: its words are shown to who hovers and read to who cannot see it.
public final class IconButton extends Button {

  /// @param styles what it looks like; a flat one where none are named
  public IconButton(Feather icon, String id, String words, String... styles) {
    super(null, new FontIcon(icon));
    setId(id);
    getStyleClass().addAll(styles.length == 0 ? new String[] {"flat", "icon-button"} : styles);
    setAccessibleText(words);
    setTooltip(new Tooltip(words));
  }
}
