package im.relation.desktop.signin;

import im.relation.desktop.base.Language;
import im.relation.desktop.base.Preferences;
import im.relation.desktop.signin.SignInViewModel.Page;
import im.relation.desktop.text.Names;
import im.relation.desktop.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The card before the windows: welcome, sign in, sign up, a new password, the server.
public final class SignInView extends StackPane {

  private static final double CARD = 400;

  private final SignInViewModel model;
  private final Texts texts;
  private final Server server;
  private final Predicate<Server> choose;
  private final VBox card = new VBox(14);
  private final ScrollPane scroll = new ScrollPane(new StackPane(card));
  private final Label message = new Label();

  /// Made for one window.
  ///
  /// @param choose goes to another address of the service, unless its certificates cannot be read
  public SignInView(
      SignInViewModel model,
      Texts texts,
      Preferences preferences,
      Server server,
      Predicate<Server> choose) {
    this.model = model;
    this.texts = texts;
    this.server = server;
    this.choose = choose;
    getStyleClass().add("sign-in");
    card.getStyleClass().add("sign-in-card");
    card.setMinHeight(USE_PREF_SIZE);
    card.setMaxSize(CARD, USE_PREF_SIZE);
    StackPane.setMargin(card, new Insets(16));
    scroll.getStyleClass().add("sign-in-scroll");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    message.setId("message");
    message.setWrapText(true);
    var languages = new LanguageBox(texts, preferences);
    StackPane.setAlignment(languages, Pos.TOP_RIGHT);
    StackPane.setMargin(languages, new Insets(16));
    getChildren().addAll(scroll, languages);
    model.pageProperty().addListener((_, _, page) -> show(page));
    model.messageProperty().addListener((_, _, said) -> say(said));
    show(model.pageProperty().get());
  }

  private void show(Page page) {
    card.getChildren().setAll(logo());
    card.getChildren()
        .addAll(
            switch (page) {
              case WELCOME -> welcome();
              case SIGN_IN -> signIn();
              case SIGN_UP -> signUp();
              case SIGN_UP_BY_EMAIL -> byEmail(false);
              case NEW_PASSWORD -> byEmail(true);
              case SERVER -> server();
            });
    say(model.messageProperty().get());
    scroll.setVvalue(0);
    Platform.runLater(
        () -> {
          var first = card.lookup(".text-field");
          if (first != null) {
            first.requestFocus();
          }
        });
  }

  private static Node logo() {
    var icon = new FontIcon(Feather.MESSAGE_CIRCLE);
    var logo = new StackPane(icon);
    logo.getStyleClass().add("logo");
    return logo;
  }

  private List<Node> heading(String title, String below) {
    var first = new Label(texts.of(title));
    first.getStyleClass().add("card-title");
    first.setWrapText(true);
    var second = new Label(texts.of(below));
    second.getStyleClass().add("faint");
    second.setWrapText(true);
    return List.of(new VBox(4, first, second));
  }

  private List<Node> welcome() {
    var nodes = new ArrayList<>(heading("signin.welcome", "signin.tagline"));
    var create = go("signin.create", "go-sign-up", Page.SIGN_UP);
    create.getStyleClass().add("accent");
    create.setDefaultButton(true);
    nodes.add(create);
    nodes.add(go("signin.signIn", "go-sign-in", Page.SIGN_IN));
    nodes.add(message);
    nodes.add(links(link("signin.server", "go-server", Page.SERVER, host())));
    return nodes;
  }

  private String host() {
    return server.functions().replaceAll("^https?://", "");
  }

  private Button go(String key, String id, Page page) {
    var button = new Button(texts.of(key));
    button.setId(id);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().add("wide");
    button.setOnAction(_ -> model.show(page));
    return button;
  }

  private Hyperlink link(String key, String id, Page page, Object... arguments) {
    var link = new Hyperlink(texts.of(key, arguments));
    link.setId(id);
    link.setOnAction(_ -> model.show(page));
    return link;
  }

  private static Node links(Node... all) {
    var line = new HBox(14, all);
    line.setAlignment(Pos.CENTER);
    return line;
  }

  private List<Node> signIn() {
    var nodes = new ArrayList<>(heading("signin.back", "signin.backHint"));
    var identifier = field("identifier", "signin.identifier");
    var password = password("password", "signin.password");
    var submit = submit("signin.signIn");
    submit.setOnAction(_ -> model.signIn(identifier.getText(), password.getText()));
    nodes.addAll(labelled(identifier));
    nodes.addAll(labelled(password));
    nodes.addAll(List.of(message, submit));
    nodes.add(
        links(
            link("signin.create", "go-sign-up", Page.SIGN_UP),
            link("signin.forgotten", "go-new-password", Page.NEW_PASSWORD)));
    nodes.add(links(link("signin.server", "go-server", Page.SERVER, host())));
    return nodes;
  }

  private List<Node> signUp() {
    var nodes = new ArrayList<>(heading("signin.new", "signin.newHint"));
    var username = field("username", "signin.username");
    var nickname = field("nickname", "signin.nickname");
    var password = password("password", "signin.newPassword");
    var submit = submit("signin.create");
    submit.setOnAction(
        _ -> model.signUp(username.getText(), password.getText(), nickname.getText()));
    nodes.addAll(labelled(username));
    nodes.addAll(labelled(nickname));
    nodes.addAll(labelled(password));
    nodes.addAll(List.of(message, submit));
    nodes.add(
        links(
            link("signin.byEmail", "go-by-email", Page.SIGN_UP_BY_EMAIL),
            link("signin.have", "go-sign-in", Page.SIGN_IN)));
    return nodes;
  }

  private List<Node> byEmail(boolean forgotten) {
    var nodes =
        new ArrayList<>(
            forgotten
                ? heading("signin.forgotten", "signin.forgottenHint")
                : heading("signin.new", "signin.byEmailHint"));
    var email = field("email", "signin.email");
    var send = new Button(texts.of("signin.sendCode"));
    send.setId("send-code");
    send.setMinWidth(USE_PREF_SIZE);
    send.disableProperty().bind(model.busyProperty());
    send.setOnAction(_ -> model.sendCode(email.getText()));
    HBox.setHgrow(email, Priority.ALWAYS);
    var code = field("code", "signin.code");
    var nickname = field("nickname", "signin.nickname");
    var password = password("password", "signin.newPassword");
    var submit = submit(forgotten ? "signin.setPassword" : "signin.create");
    submit.setOnAction(
        _ -> {
          if (forgotten) {
            model.resetPassword(email.getText(), code.getText(), password.getText());
          } else {
            model.signUpByEmail(
                email.getText(), code.getText(), password.getText(), nickname.getText());
          }
        });
    nodes.add(new VBox(4, label(email), new HBox(8, email, send)));
    nodes.addAll(labelled(code));
    if (!forgotten) {
      nodes.addAll(labelled(nickname));
    }
    nodes.addAll(labelled(password));
    nodes.addAll(List.of(message, submit));
    nodes.add(links(link("signin.have", "go-sign-in", Page.SIGN_IN)));
    return nodes;
  }

  private List<Node> server() {
    var nodes = new ArrayList<>(heading("server.title", "server.hint"));
    var functions = field("functions", "server.functions");
    functions.setText(server.functions());
    var socket = field("socket", "server.socket");
    socket.setText(server.socket());
    var ca = field("ca", "server.ca");
    ca.setText(server.ca() == null ? "" : server.ca().toString());
    var save = submit("action.save");
    save.setOnAction(_ -> save(functions.getText(), socket.getText(), ca.getText()));
    nodes.addAll(labelled(functions));
    nodes.addAll(labelled(socket));
    nodes.addAll(labelled(ca));
    nodes.addAll(List.of(message, save));
    nodes.add(links(link("action.back", "go-back", Page.WELCOME)));
    return nodes;
  }

  private void save(String functions, String socket, String ca) {
    var next =
        new Server(functions.strip(), socket.strip(), ca.isBlank() ? null : Path.of(ca.strip()));
    if (next.endpoints().isEmpty()) {
      model.say("server.wrong", false);
    } else if (!choose.test(next)) {
      model.say("server.unreadable", false);
    }
  }

  private TextField field(String id, String key) {
    return described(new TextField(), id, key);
  }

  private TextField password(String id, String key) {
    return described(new PasswordField(), id, key);
  }

  private TextField described(TextField field, String id, String key) {
    field.setId(id);
    field.setAccessibleText(texts.of(key));
    return field;
  }

  private static Label label(TextField field) {
    var label = new Label(field.getAccessibleText());
    label.getStyleClass().add("field-label");
    label.setLabelFor(field);
    return label;
  }

  private static List<Node> labelled(TextField field) {
    return List.of(new VBox(4, label(field), field));
  }

  private Button submit(String key) {
    var button = new Button(texts.of(key));
    button.setId("submit");
    button.getStyleClass().addAll("accent", "wide");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setDefaultButton(true);
    button.disableProperty().bind(model.busyProperty());
    return button;
  }

  private void say(Optional<SignInViewModel.Message> said) {
    message.getStyleClass().removeAll("danger-text", "success-text");
    boolean good =
        said.filter(one -> one instanceof SignInViewModel.Message.Said(var _, boolean ok) && ok)
            .isPresent();
    message.getStyleClass().add(good ? "success-text" : "danger-text");
    message.setText(said.map(this::words).orElse(""));
    message.setVisible(said.isPresent());
    message.setManaged(said.isPresent());
  }

  private String words(SignInViewModel.Message said) {
    return switch (said) {
      case SignInViewModel.Message.Answer(var result) -> texts.failure(result);
      case SignInViewModel.Message.Said(var key, var _) -> texts.of(key);
    };
  }

  /// Chooses the language where nothing else can be read yet.
  private static final class LanguageBox extends javafx.scene.control.ComboBox<Language> {
    LanguageBox(Texts texts, Preferences preferences) {
      setId("language");
      setAccessibleText(texts.of("settings.language"));
      getItems().setAll(Language.values());
      setConverter(new Names<>(language -> texts.of("language." + language.name())));
      setValue(preferences.language());
      valueProperty().addListener((_, _, chosen) -> preferences.language(chosen));
    }
  }
}
