package im.relation.desktop;

import im.relation.desktop.base.Pulse;
import im.relation.desktop.base.Tasks;
import im.relation.desktop.notify.Notifications;
import im.relation.desktop.notify.Notifier;
import im.relation.desktop.people.People;
import im.relation.desktop.settings.Facts;
import im.relation.desktop.shell.MainView;
import im.relation.desktop.shell.Outside;
import im.relation.desktop.signin.Server;
import im.relation.desktop.signin.SignInView;
import im.relation.desktop.signin.SignInViewModel;
import im.relation.desktop.text.Texts;
import im.relation.domain.ConversationId;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import im.relation.sdk.StoreException;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One window with one data folder: signs in, shows who is signed in, signs out. Confined to the
/// window's thread.
final class Desktop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);

  private final Stage stage;
  private final WindowPlace place;
  private final Home home;
  private final Surroundings surroundings;
  private final Scene scene;
  private final Timeline clock;
  private final ObservableBooleanValue focused;
  private final Subscription scheme;
  private Relation relation;
  private Texts texts;
  private Locale language;
  private @Nullable SignedIn signedIn;
  private @Nullable SignInViewModel signIn;

  /// What all windows share.
  ///
  /// @param open opens an address in the browser
  /// @param focus says whether a window has the focus
  /// @param scheme whether the system is light or dark
  record Surroundings(
      Tasks tasks,
      Clock clock,
      Notifier notifier,
      Consumer<URI> open,
      Function<Stage, ObservableBooleanValue> focus,
      ObservableValue<ColorScheme> scheme) {}

  /// Somebody who is signed in, and his window.
  private record SignedIn(
      ImClient client, People people, Notifications notifications, MainView view) {}

  /// Opens it; it is not shown yet.
  Desktop(Stage stage, Home home, Surroundings surroundings, Opening opening) {
    this.stage = stage;
    this.home = home;
    this.surroundings = surroundings;
    this.focused = surroundings.focus().apply(stage);
    this.relation = opening.relation();
    this.language = home.preferences().language().locale();
    this.texts = Texts.of(language);
    this.place = new WindowPlace(stage, home.preferences());
    this.scene = place.scene();
    applyLook(); // the first control would load the toolkit's own look
    this.scheme = surroundings.scheme().subscribe((_, _) -> applyLook());
    this.clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    home.preferences().onLook(this::look);
    show(opening);
  }

  /// Shows the window where it stood.
  void show() {
    stage.setTitle("im-relation");
    stage.setScene(scene);
    place.take();
    stage.setOnCloseRequest(_ -> close());
    stage.show();
    clock.play();
  }

  /// Brings the window to the front.
  void front() {
    stage.setIconified(false);
    stage.show();
    stage.toFront();
    stage.requestFocus();
  }

  Stage stage() {
    return stage;
  }

  /// The client of who is signed in.
  Optional<ImClient> client() {
    return Optional.ofNullable(signedIn).map(one -> one.client);
  }

  private void tick() {
    if (signedIn != null) {
      signedIn.view.tick();
    }
    place.keep();
  }

  private void root(Parent root) {
    scene.setRoot(root);
    applyLook();
  }

  private void applyLook() {
    Look.apply(scene, home.preferences(), surroundings.scheme().getValue());
  }

  /// The look was changed: a new language makes the view anew.
  private void look() {
    var chosen = home.preferences().language().locale();
    if (!chosen.equals(language)) {
      language = chosen;
      texts = Texts.of(chosen);
      var now = signedIn;
      if (now != null) {
        var view = now.view.in(texts);
        signedIn = new SignedIn(now.client, now.people, now.notifications, view);
        root(view);
        view.reopen();
      } else if (signIn != null) {
        showSignIn(signIn);
      }
    }
    applyLook();
  }

  private void show(Opening opening) {
    opening
        .client()
        .ifPresentOrElse(this::enter, () -> showSignIn(opening.page(), opening.trouble()));
  }

  /// @param trouble the key of what is wrong
  private void showSignIn(SignInViewModel.Page page, Optional<String> trouble) {
    var model = new SignInViewModel(surroundings.tasks(), () -> relation, this::enter);
    model.show(page);
    trouble.ifPresent(text -> model.say(text, false));
    signIn = model;
    showSignIn(model);
  }

  private void showSignIn(SignInViewModel model) {
    root(new SignInView(model, texts, home.preferences(), home.server(), this::serverChosen));
  }

  /// Goes to another service, and to who is signed in there.
  ///
  /// @return false where its certificates cannot be read: everything is then as it was
  private boolean serverChosen(Server server) {
    Relation next;
    try {
      next = home.relation(server);
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
    relation.close();
    relation = next;
    home.choose(server);
    show(Home.restored(relation));
    return true;
  }

  /// Shows who is signed in. A store whose damage is met only now is opened once more, which begins
  /// it anew.
  private void enter(ImClient client) {
    enter(client, _ -> Home.restored(relation));
  }

  private void enter(ImClient client, Function<StoreException, Opening> otherwise) {
    try {
      open(client);
    } catch (StoreException failed) {
      LOG.atError().setCause(failed).log("the account cannot be shown");
      signedIn = null;
      client.close();
      var next = otherwise.apply(failed);
      next.client()
          .ifPresentOrElse(
              again -> enter(again, twice -> Opening.failed(relation, twice)),
              () -> showSignIn(next.page(), next.trouble()));
    }
  }

  private void open(ImClient client) {
    var people = new People(client, surroundings.tasks(), surroundings.clock());
    var view = view(client, people);
    signedIn = new SignedIn(client, people, notifications(people), view);
    signIn = null;
    root(view);
    view.reopen();
    client.listen(event -> surroundings.tasks().window().execute(() -> happened(event)));
    Pulse.after(scene, client::connect); // what is stored is shown first
  }

  private MainView view(ImClient client, People people) {
    return new MainView(
        new MainView.Host(
            client,
            surroundings.tasks(),
            surroundings.clock(),
            home.preferences(),
            people,
            new Surrounding()),
        texts);
  }

  private Notifications notifications(People people) {
    return new Notifications(
        surroundings.notifier(),
        home.preferences(),
        people,
        () -> texts,
        new Notifications.Host(
            conversation -> signedIn != null && signedIn.view.isRead(conversation),
            conversation ->
                surroundings.tasks().window().execute(() -> clicked(people, conversation))));
  }

  /// A notification was clicked, if whose it was is still signed in.
  private void clicked(People whose, ConversationId conversation) {
    if (signedIn != null && signedIn.people == whose) {
      front();
      signedIn.view.openChat(conversation);
    }
  }

  private void happened(Event event) {
    if (event instanceof Event.ConnectionChanged(ConnectionState.Live _)) {
      LOG.atInfo().log("the account is connected");
    }
    if (signedIn != null) {
      signedIn.people.happened(event);
      signedIn.view.happened(event);
      signedIn.notifications.happened(event, signedIn.client.user());
    }
  }

  /// Leaves the account and shows how to sign in.
  private void leave(boolean signOut) {
    leave(
        client -> {
          if (signOut) {
            var _ = client.signOut();
          }
          client.close();
          return Opening.left(relation);
        });
  }

  /// Leaves the account, also where that fails.
  ///
  /// @param next closes its client and gives what to go on with
  private void leave(Function<ImClient, Opening> next) {
    var leaving = signedIn;
    if (leaving == null) {
      return;
    }
    leaving.view.close();
    leaving.notifications.close();
    signedIn = null;
    surroundings
        .tasks()
        .ask(
            () -> {
              try {
                return next.apply(leaving.client);
              } catch (RuntimeException failed) {
                LOG.atError().setCause(failed).log("the account was not left as it should be");
                leaving.client.close();
                return Opening.failed(relation, failed);
              }
            },
            this::show);
  }

  /// Closes the window, the account and the way to the service. Closing twice does nothing.
  @Override
  public void close() {
    clock.stop();
    scheme.unsubscribe();
    if (signedIn != null) {
      tick();
      signedIn.view.close();
      signedIn.client.close();
      signedIn = null;
    }
    relation.close();
    stage.hide();
  }

  private final class Surrounding implements Outside {
    @Override
    public ObservableBooleanValue focused() {
      return focused;
    }

    @Override
    public void open(URI address) {
      surroundings.open().accept(address);
    }

    @Override
    public Facts facts() {
      return new Facts(
          Home.version(), home.folder(), home.storedMegabytes(), Log.file(home.folder()));
    }

    @Override
    public void signOut() {
      leave(true);
    }

    @Override
    public void signInAgain() {
      leave(false);
    }

    @Override
    public void reopen() {
      leave(
          client -> {
            client.close();
            return Home.restored(relation);
          });
    }

    @Override
    public boolean isDark() {
      return Look.isDark(home.preferences(), surroundings.scheme().getValue());
    }

    @Override
    public void read(ConversationId conversation) {
      if (signedIn != null) {
        signedIn.notifications.read(conversation);
      }
    }
  }
}
