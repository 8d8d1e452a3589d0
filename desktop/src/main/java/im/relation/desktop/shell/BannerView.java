package im.relation.desktop.shell;

import im.relation.desktop.text.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The line over the window that says how the connection is.
final class BannerView extends HBox {

  private final Texts texts;
  private final Label text = new Label();
  private final Button button = new Button();
  private Banner.Action action = Banner.Action.NONE;

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

  void show(Optional<Banner> banner) {
    setVisible(banner.isPresent());
    setManaged(banner.isPresent());
    text.setText(banner.map(one -> texts.of(one.key(), one.seconds())).orElse(""));
    action = banner.map(Banner::action).orElse(Banner.Action.NONE);
    button.setVisible(action != Banner.Action.NONE);
    button.setManaged(button.isVisible());
    if (action == Banner.Action.RETRY) {
      button.setText(texts.of("action.retry"));
    } else if (action == Banner.Action.SIGN_IN) {
      button.setText(texts.of("signin.signIn"));
    }
  }
}
