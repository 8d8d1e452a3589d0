package im.relation.desktop.contacts;

import im.relation.desktop.base.RowChoice;
import im.relation.desktop.people.Avatar;
import im.relation.desktop.text.Dates;
import im.relation.desktop.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pane beside: the ways to find people and to requests, and the friends.
public final class ContactsPane extends VBox {

  private static final double ROW = 58;
  private static final double AVATAR = 40;

  private final ListView<Contact> list;

  /// Made for one window.
  ///
  /// @param pages what the pane leads to
  public ContactsPane(ContactsViewModel model, Texts texts, Dates dates, ContactPages pages) {
    getStyleClass().add("side-pane");
    var title = new Label(texts.of("contacts.title"));
    title.getStyleClass().add("title");
    var header = new HBox(title);
    header.getStyleClass().add("side-header");
    header.setAlignment(Pos.CENTER_LEFT);
    var requests = lead(Feather.USER_CHECK, texts.of("contacts.requests"), "show-requests");
    requests.setOnAction(_ -> pages.showRequests());
    badge(requests, model);
    var find = lead(Feather.USER_PLUS, texts.of("contacts.find"), "show-find");
    find.setOnAction(_ -> pages.showFind());
    var blocked = lead(Feather.SLASH, texts.of("contacts.blockedPeople"), "show-blocked");
    blocked.setOnAction(_ -> pages.showBlocked());
    list = new ListView<>(model.contacts());
    list.setId("contacts");
    list.setAccessibleText(texts.of("contacts.title"));
    list.setFixedCellSize(ROW);
    list.setCellFactory(_ -> cell(texts, dates));
    var none = new Label(texts.of("contacts.empty"));
    none.getStyleClass().add("faint");
    none.setWrapText(true);
    none.setPadding(new Insets(20));
    list.setPlaceholder(none);
    RowChoice.on(list, pages::show);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(header, find, requests, blocked, list);
  }

  /// Words the rows again: time has passed.
  public void reword() {
    list.refresh();
  }

  private static Button lead(Feather icon, String text, String id) {
    var button = new Button(text, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("flat", "lead");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    VBox.setMargin(button, new Insets(0, 10, 2, 10));
    return button;
  }

  private static void badge(Button button, ContactsViewModel model) {
    var plain = button.getText();
    button
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  int waiting = model.waitingProperty().get();
                  return waiting == 0 ? plain : plain + " (" + waiting + ")";
                },
                model.waitingProperty()));
  }

  private static ListCell<Contact> cell(Texts texts, Dates dates) {
    return new ListCell<>() {
      @Override
      protected void updateItem(@Nullable Contact contact, boolean empty) {
        super.updateItem(contact, empty);
        if (contact == null || empty) {
          setGraphic(null);
          setId(null);
          return;
        }
        setId("contact-" + contact.person().id());
        var name = new Label(contact.person().name());
        name.getStyleClass().add("conversation-name");
        var lines = new VBox(2, name);
        var state = contact.presence().words(texts, dates);
        if (!state.isEmpty()) {
          var label = new Label(state);
          label.getStyleClass().add("faint");
          lines.getChildren().add(label);
        }
        lines.setAlignment(Pos.CENTER_LEFT);
        var row =
            new HBox(
                12,
                Avatar.withPresence(contact.person(), AVATAR, contact.presence()),
                lines,
                new Region());
        row.setAlignment(Pos.CENTER_LEFT);
        setGraphic(row);
        setAccessibleText(contact.person().name());
      }
    };
  }
}
