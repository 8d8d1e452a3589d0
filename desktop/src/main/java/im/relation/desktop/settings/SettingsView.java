package im.relation.desktop.settings;

import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.account.v1.GetAccountResponse;
import im.relation.contract.account.v1.Session;
import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.desktop.base.Language;
import im.relation.desktop.base.Preferences;
import im.relation.desktop.base.Theme;
import im.relation.desktop.people.Avatar;
import im.relation.desktop.people.Person;
import im.relation.desktop.text.Dates;
import im.relation.desktop.text.Names;
import im.relation.desktop.text.Texts;
import im.relation.sdk.Event;
import im.relation.sdk.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of settings: a card for each concern.
public final class SettingsView extends ScrollPane {

  /// What the page needs beside the view model.
  ///
  /// @param facts what About, Storage and Logs say
  public record Host(
      Preferences preferences, Texts texts, Dates dates, Facts facts, Runnable signOut) {}

  private static final double AVATAR = 64;

  private final SettingsViewModel model;
  private final Preferences preferences;
  private final Texts texts;
  private final Host host;
  private final VBox devices = new VBox(12);
  private final Label outcome = new Label();
  private final TextField nickname = new TextField();
  private final ComboBox<AddFriendPolicy> policy;
  private final ComboBox<PresenceAudience> audience;
  private final CheckBox byUsername;
  private final CheckBox byEmail;
  private boolean showing;

  public SettingsView(SettingsViewModel model, Person me, Host host) {
    this.model = model;
    this.preferences = host.preferences();
    this.texts = host.texts();
    this.host = host;
    policy = policies();
    audience = audiences();
    byUsername =
        check("settings.foundByUsername", "found-by-username", false, model::foundByUsername);
    byEmail = check("settings.foundByEmail", "found-by-email", false, model::foundByEmail);
    outcome.setId("settings-outcome");
    outcome.setWrapText(true);
    var heading = new Label(texts.of("settings.title"));
    heading.getStyleClass().add("page-title");
    var page =
        new VBox(
            18,
            heading,
            outcome,
            card("settings.profile", profile(me)),
            card("settings.appearance", appearance()),
            card("settings.notifications", notifications()),
            card("settings.privacy", privacy()),
            card("settings.password", password()),
            card("settings.devices", List.of(devices, revokeOthers())),
            card("settings.storage", facts()),
            card("settings.about", about()));
    page.getStyleClass().add("page");
    setContent(page);
    setFitToWidth(true);
    getStyleClass().add("page-scroll");
    model.sessions().addListener((ListChangeListener<Session>) _ -> showDevices());
    model.outcomeProperty().addListener((_, _, result) -> say(result));
    say(model.outcomeProperty().get());
    model.accountProperty().addListener((_, before, after) -> show(me, before, after));
    showDevices();
  }

  /// The page is gone to.
  public void open() {
    model.open();
  }

  /// Learns from what the client tells while the page is shown.
  public void happened(Event event) {
    model.happened(event);
  }

  private VBox card(String title, List<Node> content) {
    var heading = new Label(texts.of(title));
    heading.getStyleClass().add("heading");
    var card = new VBox(14, heading);
    card.getChildren().addAll(content);
    card.getStyleClass().add("card");
    return card;
  }

  private static HBox row(Node label, Node control) {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(12, label, gap, control);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Label label(String key, Node control) {
    var label = new Label(texts.of(key));
    label.setLabelFor(control);
    control.setAccessibleText(label.getText());
    return label;
  }

  private List<Node> profile(Person me) {
    nickname.setText(me.name());
    nickname.setId("nickname");
    var save = new Button(texts.of("action.save"));
    save.setId("save-nickname");
    save.setOnAction(_ -> model.rename(nickname.getText()));
    nickname.setOnAction(_ -> model.rename(nickname.getText()));
    onceKnown(nickname, save);
    var about = new Label(me.username().isEmpty() ? "#" + me.id() : "@" + me.username());
    about.getStyleClass().add("faint");
    var lines = new VBox(6, label("signin.nickname", nickname), new HBox(8, nickname, save), about);
    var line = new HBox(16, new Avatar(me, AVATAR), lines);
    line.setAlignment(Pos.CENTER_LEFT);
    var out = new Button(texts.of("settings.signOut"));
    out.setId("sign-out");
    out.getStyleClass().add("danger");
    out.setOnAction(_ -> host.signOut().run());
    return List.of(line, out);
  }

  private List<Node> appearance() {
    var theme =
        choice(
            "theme",
            List.of(Theme.values()),
            one -> texts.of("theme." + one.name()),
            Optional.of(preferences.theme()),
            preferences::theme);
    var language =
        choice(
            "language",
            List.of(Language.values()),
            one -> texts.of("language." + one.name()),
            Optional.of(preferences.language()),
            preferences::language);
    var size =
        new Slider(Preferences.SMALLEST_FONT, Preferences.GREATEST_FONT, preferences.fontSize());
    size.setId("font-size");
    size.setMajorTickUnit(1);
    size.setMinorTickCount(0);
    size.setSnapToTicks(true);
    size.setBlockIncrement(1);
    size.valueProperty()
        .addListener(
            (_, _, pixels) -> preferences.fontSize((int) Math.round(pixels.doubleValue())));
    return List.of(
        row(label("settings.theme", theme), theme),
        row(label("settings.language", language), language),
        row(label("settings.fontSize", size), size));
  }

  private static <T> ComboBox<T> choice(
      String id, List<T> all, Function<T, String> name, Optional<T> now, Consumer<T> chosen) {
    var box = new ComboBox<T>();
    box.setId(id);
    box.getItems().setAll(all);
    box.setConverter(new Names<>(name));
    now.ifPresent(box::setValue);
    box.valueProperty().addListener((_, _, value) -> chosen.accept(value));
    return box;
  }

  private CheckBox check(String key, String id, boolean on, Consumer<Boolean> changed) {
    var box = new CheckBox(texts.of(key));
    box.setId(id);
    box.setSelected(on);
    box.setWrapText(true);
    box.selectedProperty()
        .addListener(
            (_, _, now) -> {
              if (!showing) {
                changed.accept(now);
              }
            });
    return box;
  }

  private List<Node> notifications() {
    return List.of(
        check("settings.notify", "notify", preferences.notifications(), preferences::notifications),
        check(
            "settings.notifyText",
            "notify-text",
            preferences.notificationText(),
            preferences::notificationText));
  }

  private ComboBox<AddFriendPolicy> policies() {
    return choice(
        "policy",
        List.of(
            AddFriendPolicy.ADD_FRIEND_POLICY_ANYONE,
            AddFriendPolicy.ADD_FRIEND_POLICY_NEEDS_APPROVAL,
            AddFriendPolicy.ADD_FRIEND_POLICY_NOBODY),
        one -> texts.of("policy." + one.name()),
        Optional.<AddFriendPolicy>empty(),
        one -> unlessShowing(() -> model.policy(one)));
  }

  private ComboBox<PresenceAudience> audiences() {
    return choice(
        "audience",
        List.of(
            PresenceAudience.PRESENCE_AUDIENCE_EVERYONE,
            PresenceAudience.PRESENCE_AUDIENCE_FRIENDS,
            PresenceAudience.PRESENCE_AUDIENCE_NOBODY),
        one -> texts.of("audience." + one.name()),
        Optional.<PresenceAudience>empty(),
        one -> unlessShowing(() -> model.audience(one)));
  }

  private List<Node> privacy() {
    policy.setPromptText(texts.of("settings.unchanged"));
    audience.setPromptText(texts.of("settings.unchanged"));
    byUsername.setIndeterminate(true);
    byEmail.setIndeterminate(true);
    onceKnown(policy, audience, byUsername, byEmail);
    return List.of(
        row(label("settings.policy", policy), policy),
        row(label("settings.audience", audience), audience),
        byUsername,
        byEmail);
  }

  /// What is not known yet cannot be changed.
  private void onceKnown(Node... controls) {
    var unknown =
        Bindings.createBooleanBinding(
            () -> model.accountProperty().get().isEmpty(), model.accountProperty());
    for (var control : controls) {
      control.disableProperty().bind(unknown);
    }
  }

  /// A name that somebody is changing here stays as it is typed.
  private void show(
      Person me, Optional<GetAccountResponse> before, Optional<GetAccountResponse> after) {
    var shown = before.map(one -> one.getProfile().getNickname()).orElse(me.name());
    if (nickname.getText().equals(shown)) {
      after.ifPresent(one -> nickname.setText(one.getProfile().getNickname()));
    }
    showPrivacy();
  }

  /// What the service has, whatever was chosen.
  private void showPrivacy() {
    showing = true;
    audience.setValue(model.audience().orElse(null));
    model
        .accountProperty()
        .get()
        .map(GetAccountResponse::getSettings)
        .ifPresent(
            settings -> {
              policy.setValue(settings.getAddFriendPolicy());
              byUsername.setIndeterminate(false);
              byUsername.setSelected(settings.getFoundByUsername());
              byEmail.setIndeterminate(false);
              byEmail.setSelected(settings.getFoundByEmail());
            });
    showing = false;
  }

  private void unlessShowing(Runnable change) {
    if (!showing) {
      change.run();
    }
  }

  private List<Node> password() {
    var old = new PasswordField();
    old.setId("old-password");
    var next = new PasswordField();
    next.setId("new-password");
    var save = new Button(texts.of("signin.setPassword"));
    save.setId("save-password");
    save.setOnAction(
        _ -> {
          model.changePassword(old.getText(), next.getText());
          old.clear();
          next.clear();
        });
    return List.of(
        row(label("signin.password", old), old),
        row(label("signin.newPassword", next), next),
        save);
  }

  private Button revokeOthers() {
    var button = new Button(texts.of("settings.revokeOthers"));
    button.setId("revoke-others");
    button.setOnAction(_ -> model.revokeOthers());
    return button;
  }

  private void showDevices() {
    devices.getChildren().setAll(model.sessions().stream().map(this::device).toList());
  }

  private Node device(Session session) {
    var shown = session.getDeviceName().isEmpty() ? session.getClient() : session.getDeviceName();
    var name = new Label(shown.isEmpty() ? texts.of("settings.device") : shown);
    name.getStyleClass().add("conversation-name");
    var seen = Instant.ofEpochMilli(session.getLastSeenAtMillis());
    var about =
        new Label(
            session.getCurrent()
                ? texts.of("settings.thisDevice")
                : host.dates().lastSeen(seen) + " · " + session.getLastIp());
    about.getStyleClass().add("faint");
    var revoke = new Button(texts.of("settings.revoke"));
    revoke.setId("revoke-" + session.getDeviceId());
    revoke.setVisible(!session.getCurrent());
    revoke.setOnAction(_ -> model.revoke(session));
    return row(new VBox(2, name, about), revoke);
  }

  private List<Node> facts() {
    return List.of(
        fact("settings.folder", host.facts().folder().toString()),
        fact("settings.stored", texts.of("settings.megabytes", host.facts().storedMegabytes())),
        fact("settings.logs", host.facts().log().toString()));
  }

  private Node fact(String key, String value) {
    var shown = new TextField(value);
    shown.setEditable(false);
    shown.getStyleClass().add("fact");
    shown.setId(key.replace('.', '-'));
    HBox.setHgrow(shown, Priority.ALWAYS);
    var row = new HBox(12, label(key, shown), shown);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private List<Node> about() {
    var name = new Label("im-relation " + host.facts().version());
    var emoji = new Label(texts.of("about.emoji"));
    emoji.getStyleClass().add("faint");
    emoji.setWrapText(true);
    return List.of(name, emoji);
  }

  private void say(Optional<Result<?>> result) {
    outcome.getStyleClass().removeAll("danger-text", "success-text");
    boolean good = result.filter(one -> one instanceof Result.Ok<?>).isPresent();
    outcome.getStyleClass().add(good ? "success-text" : "danger-text");
    outcome.setText(
        result.map(one -> good ? texts.of("settings.saved") : texts.failure(one)).orElse(""));
    outcome.setVisible(result.isPresent());
    outcome.setManaged(result.isPresent());
    if (result.isPresent() && !good) {
      showPrivacy();
    }
  }
}
