package im.relation.desktop.contacts;

import im.relation.desktop.people.Avatar;
import im.relation.desktop.people.Person;
import im.relation.desktop.text.Dates;
import im.relation.desktop.text.Texts;
import im.relation.domain.ConversationId;
import im.relation.sdk.Result;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The pages about people, one of which is shown: find, requests, blocked, one friend.
public final class ContactPages extends BorderPane {

  private static final double AVATAR = 44;
  private static final double LARGE = 88;
  private static final int REASON = 200;

  private final ContactsViewModel model;
  private final Texts texts;
  private final Dates dates;
  private final Consumer<ConversationId> open;
  private final VBox found = new VBox(12);
  private final Node requests;
  private final Node blocked;

  /// Made for one window.
  ///
  /// @param open opens a conversation
  public ContactPages(
      ContactsViewModel model, Texts texts, Dates dates, Consumer<ConversationId> open) {
    this.model = model;
    this.texts = texts;
    this.dates = dates;
    this.open = open;
    found.setId("find-result");
    model.foundProperty().addListener((_, _, person) -> showFound(person));
    showFound(model.foundProperty().get());
    requests =
        listing(
            "requests",
            model.requests(),
            this::request,
            model.requestsAnswerProperty(),
            "contacts.noRequests");
    blocked =
        listing(
            "blocked",
            model.blocked(),
            this::blockedRow,
            model.blockedAnswerProperty(),
            "contacts.noneBlocked");
    var said = new Label();
    said.setId("outcome");
    said.setWrapText(true);
    model.outcomeProperty().addListener((_, _, outcome) -> say(said, outcome));
    var line = new VBox(said);
    line.getStyleClass().add("outcome");
    setBottom(line);
    getStyleClass().add("pages");
    showFind();
  }

  /// Looks for somebody by username, e-mail address or number.
  public void showFind() {
    var field = new TextField();
    field.setId("find-field");
    field.setPromptText(texts.of("contacts.findPrompt"));
    field.setAccessibleText(texts.of("contacts.findPrompt"));
    HBox.setHgrow(field, Priority.ALWAYS);
    var go = new Button(texts.of("action.find"));
    go.setId("find-go");
    go.getStyleClass().add("accent");
    go.setOnAction(_ -> model.find(field.getText()));
    field.setOnAction(_ -> model.find(field.getText()));
    page("contacts.find", new HBox(8, field, go), line(texts.of("contacts.findHint")), found);
    Platform.runLater(field::requestFocus);
  }

  private void showFound(Optional<Person> person) {
    found.getChildren().clear();
    person.ifPresent(one -> found.getChildren().add(found(one)));
  }

  private Node found(Person person) {
    if (model.isFriend(person.id())) {
      return row(person, texts.of("contacts.isFriend"), message(person));
    }
    var reason = new TextField();
    reason.setId("request-reason");
    reason.setPromptText(texts.of("contacts.reason"));
    reason.setAccessibleText(texts.of("contacts.reason"));
    reason
        .textProperty()
        .addListener(
            (_, before, after) -> {
              if (after.length() > REASON) {
                reason.setText(before);
              }
            });
    var ask = button("contacts.request", "request-friend", true);
    ask.setOnAction(_ -> model.request(person.id(), reason.getText()));
    var card = new VBox(12, row(person, name(person)), new HBox(8, reason, ask));
    HBox.setHgrow(reason, Priority.ALWAYS);
    card.getStyleClass().add("card");
    return card;
  }

  /// Requests that wait for an answer of either side.
  public void showRequests() {
    model.refreshRequests();
    page("contacts.requests", requests);
  }

  private Node request(Request request) {
    var about = request.reason().isEmpty() ? name(request.person()) : request.reason();
    if (!request.received()) {
      var cancel = button("contacts.cancel", "cancel-" + request.person().id(), false);
      cancel.setOnAction(_ -> model.cancel(request.id()));
      return row(request.person(), texts.of("contacts.sent"), cancel);
    }
    var accept = button("contacts.accept", "accept-" + request.person().id(), true);
    accept.setOnAction(_ -> model.accept(request.id()));
    var reject = button("contacts.reject", "reject-" + request.person().id(), false);
    reject.setOnAction(_ -> model.reject(request.id()));
    return row(request.person(), about, reject, accept);
  }

  /// Whom the caller blocks.
  public void showBlocked() {
    model.refreshBlocked();
    page("contacts.blockedPeople", blocked);
  }

  private Node blockedRow(Person person) {
    var unblock = button("contacts.unblock", "unblock-" + person.id(), false);
    unblock.setOnAction(_ -> model.unblock(person.id()));
    return row(person, name(person), unblock);
  }

  /// One friend.
  public void show(Contact contact) {
    var person = contact.person();
    var name = new Label(person.name());
    name.getStyleClass().add("title");
    var about = new Label(name(person));
    about.getStyleClass().add("faint");
    var state = new Label(contact.presence().words(texts, dates));
    state.getStyleClass().add("faint");
    var remove = button("contacts.remove", "remove-friend", false);
    remove.setOnAction(_ -> model.remove(person.id()));
    var block = button("contacts.block", "block", false);
    block.getStyleClass().add("danger");
    block.setOnAction(_ -> model.block(person.id()));
    var card =
        new VBox(
            10,
            new Avatar(person, LARGE),
            name,
            about,
            state,
            message(person),
            new HBox(8, remove, block));
    card.setAlignment(Pos.TOP_LEFT);
    card.getStyleClass().add("card");
    page("contacts.title", card);
  }

  private Button message(Person person) {
    var message = button("contacts.message", "message-" + person.id(), true);
    var conversation = model.conversationWith(person.id());
    message.setDisable(conversation.isEmpty());
    message.setOnAction(_ -> conversation.ifPresent(open));
    return message;
  }

  private static String name(Person person) {
    return person.username().isEmpty() ? "#" + person.id() : "@" + person.username();
  }

  private Button button(String key, String id, boolean accent) {
    var button = new Button(texts.of(key));
    button.setId(id);
    button.setMinWidth(Button.USE_PREF_SIZE);
    if (accent) {
      button.getStyleClass().add("accent");
    }
    return button;
  }

  private static Label line(String text) {
    var label = new Label(text);
    label.getStyleClass().add("faint");
    label.setWrapText(true);
    return label;
  }

  private static Node row(Person person, String about, Button... actions) {
    var name = new Label(person.name());
    name.getStyleClass().add("conversation-name");
    var below = new Label(about);
    below.getStyleClass().add("faint");
    below.setWrapText(true);
    var lines = new VBox(2, name, below);
    HBox.setHgrow(lines, Priority.ALWAYS);
    lines.setAlignment(Pos.CENTER_LEFT);
    var row = new HBox(12, new Avatar(person, AVATAR), lines);
    row.getChildren().addAll(actions);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// What is known, and why that may not be all of it.
  ///
  /// @param none what is said where the service answered that there is nothing
  private <T> Node listing(
      String id,
      ObservableList<T> all,
      Function<T, Node> row,
      ObservableValue<Optional<Result<?>>> answer,
      String none) {
    var box = new VBox(14);
    box.setId(id);
    box.getStyleClass().add("card");
    Runnable show =
        () -> {
          var rows = new ArrayList<Node>(all.stream().map(row).toList());
          var answered = answer.getValue();
          var failure = answered.map(texts::failure).orElse("");
          if (!failure.isEmpty()) {
            rows.addFirst(line(failure));
          } else if (answered.isEmpty()) {
            rows.addFirst(line(texts.of("contacts.loading")));
          } else if (rows.isEmpty()) {
            rows.addFirst(line(texts.of(none)));
          }
          box.getChildren().setAll(rows);
        };
    all.addListener((InvalidationListener) _ -> show.run());
    answer.addListener((_, _, _) -> show.run());
    show.run();
    return box;
  }

  private void page(String title, Node... content) {
    var heading = new Label(texts.of(title));
    heading.getStyleClass().add("page-title");
    var box = new VBox(18, heading);
    box.getChildren().addAll(content);
    box.getStyleClass().add("page");
    var scroll = new ScrollPane(box);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    setCenter(scroll);
    model.outcomeProperty().set(Optional.empty());
  }

  private void say(Label said, Optional<ContactsViewModel.Outcome> outcome) {
    said.getStyleClass().removeAll("danger-text", "success-text");
    said.setText(outcome.map(this::words).orElse(""));
    boolean failed = outcome.filter(one -> !(one.result() instanceof Result.Ok<?>)).isPresent();
    said.getStyleClass().add(failed ? "danger-text" : "success-text");
  }

  private String words(ContactsViewModel.Outcome outcome) {
    return outcome.text().isEmpty() ? texts.failure(outcome.result()) : texts.of(outcome.text());
  }
}
