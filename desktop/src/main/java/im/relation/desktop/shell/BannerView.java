package im.relation.desktop.shell;

import im.relation.desktop.text.Texts;
import im.relation.sdk.ConnectionState;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The line over the window that says how the connection is. What passes within a second or two is
/// not said: a line that comes and goes moves everything below it.
final class BannerView extends HBox {

  /// Seconds begun, of which the first may have ended at once.
  private static final int PATIENCE = 2;

  private final Texts texts;
  private final Label text = new Label();
  private final Button button = new Button();
  private Banner.Action action = Banner.Action.NONE;
  private int passing;

  BannerView(Texts texts, Consumer<Banner.Action> act) {
    this.texts = texts;
    setId("banner");
    getStyleClass().add("banner");
    setAlignment(Pos.CENTER);
    setSpacing(12);
    text.setId("banner-text");
    text.setWrapText(true);
    button.setId("banner-action");
    button.getStyleClass().add("small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> act.accept(action));
    getChildren().addAll(text, button);
    show(Optional.empty());
  }

  /// The connection has changed.
  void changed(ConnectionState state, Instant now) {
    boolean passes =
        switch (state) {
          case ConnectionState.Offline _ -> true; // nobody has asked yet
          case ConnectionState.Connecting _ -> true;
          case ConnectionState.CatchingUp _ -> true;
          case ConnectionState.Live _ -> false;
          case ConnectionState.Waiting _ -> false;
          case ConnectionState.Ended _ -> false;
        };
    if (!passes) {
      passing = 0;
    }
    if (isVisible() || !passes || passing >= PATIENCE) {
      show(Banner.of(state, now));
    }
  }

  /// Once a second.
  void tick(ConnectionState state, Instant now) {
    passing++;
    changed(state, now);
  }

  private void show(Optional<Banner> banner) {
    setVisible(banner.isPresent());
    setManaged(banner.isPresent());
    text.setText(banner.map(one -> texts.of(one.key(), one.seconds())).orElse(""));
    action = banner.map(Banner::action).orElse(Banner.Action.NONE);
    button.setVisible(action != Banner.Action.NONE);
    button.setManaged(button.isVisible());
    button.setText(
        switch (action) {
          case NONE -> "";
          case RETRY -> texts.of("action.retry");
          case SIGN_IN -> texts.of("signin.signIn");
          case REOPEN -> texts.of("banner.reopen");
        });
  }
}
