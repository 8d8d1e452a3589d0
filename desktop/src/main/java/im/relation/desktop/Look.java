package im.relation.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import im.relation.desktop.base.Preferences;
import im.relation.desktop.base.Theme;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/// How the windows look: light or dark, and how large the letters are.
final class Look {

  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
  private static final String STYLES =
      Objects.requireNonNull(Look.class.getResource("desktop.css")).toExternalForm();

  private Look() {}

  /// @param system how the system looks now
  static boolean isDark(Preferences preferences, ColorScheme system) {
    return preferences.theme() == Theme.DARK
        || (preferences.theme() == Theme.SYSTEM && system == ColorScheme.DARK);
  }

  static void apply(Scene scene, Preferences preferences, ColorScheme system) {
    boolean dark = isDark(preferences, system);
    var theme = dark ? new PrimerDark() : new PrimerLight();
    if (!theme.getUserAgentStylesheet().equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }
    if (!scene.getStylesheets().contains(STYLES)) {
      scene.getStylesheets().add(STYLES);
    }
    scene.getRoot().pseudoClassStateChanged(DARK, dark);
    scene.getRoot().setStyle("-fx-font-size: " + preferences.fontSize() + "px;");
  }
}
