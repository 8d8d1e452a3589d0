package im.relation.desktop.shell;

import im.relation.desktop.base.IconButton;
import im.relation.desktop.people.Avatar;
import im.relation.desktop.people.Person;
import im.relation.desktop.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableNumberValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The narrow column at the left: who is signed in, the sections, the theme.
final class Rail extends VBox {

  private static final double AVATAR = 40;
  private static final int MANY = 99;

  private final Map<Section, Button> buttons = new EnumMap<>(Section.class);

  Rail(Person me, Texts texts, Consumer<Section> go, Runnable theme) {
    getStyleClass().add("rail");
    setAlignment(Pos.TOP_CENTER);
    var profile = new Button(null, new Avatar(me, AVATAR));
    profile.setId("me");
    profile.getStyleClass().addAll("flat", "rail-me");
    profile.setAccessibleText(texts.of("settings.profile"));
    profile.setOnAction(_ -> go.accept(Section.SETTINGS));
    var gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    getChildren().add(profile);
    for (var section : Section.values()) {
      var button = button(icon(section), "rail-" + section.name(), texts.of(title(section)));
      button.setOnAction(_ -> go.accept(section));
      buttons.put(section, button);
      getChildren().add(new StackPane(button));
    }
    var toggle = button(Feather.MOON, "toggle-theme", texts.of("settings.theme"));
    toggle.setOnAction(_ -> theme.run());
    getChildren().addAll(gap, toggle);
  }

  private static Feather icon(Section section) {
    return switch (section) {
      case CHATS -> Feather.MESSAGE_CIRCLE;
      case CONTACTS -> Feather.USERS;
      case SETTINGS -> Feather.SETTINGS;
    };
  }

  private static String title(Section section) {
    return switch (section) {
      case CHATS -> "chats.title";
      case CONTACTS -> "contacts.title";
      case SETTINGS -> "settings.title";
    };
  }

  private static Button button(Feather icon, String id, String text) {
    return new IconButton(icon, id, text, "flat", "rail-button");
  }

  void selected(Section section) {
    buttons.forEach(
        (each, button) -> {
          button.getStyleClass().remove("selected");
          if (each == section) {
            button.getStyleClass().add("selected");
          }
        });
  }

  /// Shows a number at a section's button while it is not 0.
  void count(Section section, ObservableNumberValue number) {
    var badge = new Label();
    badge.setId("badge-" + section.name());
    badge.getStyleClass().add("badge");
    badge.setMouseTransparent(true);
    StackPane.setAlignment(badge, Pos.TOP_RIGHT);
    Runnable show =
        () -> {
          long count = number.longValue();
          badge.setText(count > MANY ? MANY + "+" : Long.toString(count));
          badge.setVisible(count > 0);
        };
    number.addListener((_, _, _) -> show.run());
    show.run();
    var button = buttons.get(section);
    if (button != null && button.getParent() instanceof StackPane pane) {
      pane.getChildren().add(badge);
    }
  }
}
