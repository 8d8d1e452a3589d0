package im.relation.desktop;

import im.relation.desktop.base.Tasks;
import im.relation.desktop.base.WindowQueue;
import im.relation.desktop.notify.Notifier;
import im.relation.desktop.notify.QuietNotifier;
import im.relation.desktop.signin.Server;
import im.relation.sdk.ImClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A window of the client under the hands of a robot. Functions wait for what they act on; nothing
/// sleeps.
final class ClientWindow implements AutoCloseable {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final double ELSEWHERE = 5_000;
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private final FxRobot robot = new FxRobot();
  private final List<URI> opened = new CopyOnWriteArrayList<>();
  private final Focus focused = new Focus();
  private final MovableClock clock = new MovableClock();
  private final ObjectProperty<ColorScheme> scheme = new SimpleObjectProperty<>(ColorScheme.LIGHT);
  private final Home home;
  private final Desktop desktop;

  private ClientWindow(Home home, Notifier notifier) {
    this.home = home;
    var tasks = new Tasks(new WindowQueue(), Executors.newVirtualThreadPerTaskExecutor());
    var surroundings =
        new Desktop.Surroundings(tasks, clock, notifier, opened::add, _ -> focused, scheme);
    desktop = new Desktop(new Stage(), home, surroundings, home.open());
  }

  /// Opens a window with a data folder.
  static ClientWindow open(Path folder) {
    return open(folder, Service.server(), new QuietNotifier());
  }

  static ClientWindow open(Path folder, Server server, Notifier notifier) {
    toolkit();
    return onWindowThread(
        () -> {
          var home = Home.at(folder);
          home.choose(server);
          var window = new ClientWindow(home, notifier);
          window.desktop.show();
          window.desktop.front();
          return window;
        });
  }

  private static void toolkit() {
    if (STARTED.compareAndSet(false, true)) {
      // What a thread of an earlier test's bus or peer throws is no failure of the one that runs.
      WaitForAsyncUtils.autoCheckException = false;
      Platform.startup(Uncaught::collect);
      Platform.setImplicitExit(false);
    }
  }

  /// Runs something on the thread of the windows and gives what it gave.
  static <T> T onWindowThread(Callable<T> question) {
    var answer = new CompletableFuture<T>();
    onThatThread(
        () -> {
          try {
            answer.complete(question.call());
          } catch (Exception | AssertionError failed) {
            answer.completeExceptionally(failed);
          }
        });
    return answer.join();
  }

  private static void doOnWindowThread(Runnable task) {
    onWindowThread(
        () -> {
          task.run();
          return true;
        });
  }

  private static void onThatThread(Runnable question) {
    if (Platform.isFxApplicationThread()) {
      question.run();
    } else {
      Platform.runLater(question);
    }
  }

  Home home() {
    return home;
  }

  /// The client of who is signed in.
  ImClient client() {
    return Awaitility.await()
        .atMost(LONG)
        .until(() -> onWindowThread(desktop::client), Optional::isPresent)
        .orElseThrow();
  }

  Scene scene() {
    return desktop.stage().getScene();
  }

  Stage stage() {
    return desktop.stage();
  }

  FxRobot robot() {
    return robot;
  }

  /// Waits until something of the window is so.
  void await(String what, Predicate<Scene> holds) {
    Awaitility.await(what)
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> onWindowThread(() -> holds.test(scene())));
  }

  /// Waits for a node that is shown.
  Node node(String selector) {
    return Awaitility.await(selector + " is shown")
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> onWindowThread(() -> Shown.node(scene(), selector)), Optional::isPresent)
        .orElseThrow();
  }

  void awaitGone(String selector) {
    await(selector + " is gone", scene -> Shown.node(scene, selector).isEmpty());
  }

  /// Waits until a text is on the screen.
  void awaitText(String text) {
    await("\"" + text + "\" is shown", scene -> Shown.text(scene.getRoot()).contains(text));
  }

  /// All that can be read in the window, one line for each piece.
  String text() {
    return onWindowThread(() -> Shown.text(scene().getRoot()));
  }

  /// What can be read of the open chat's messages, one line for each piece.
  String messages() {
    return onWindowThread(
        () -> Optional.ofNullable(scene().lookup("#messages")).map(Shown::text).orElse(""));
  }

  /// Waits until a text is among the open chat's messages.
  void awaitMessage(String text) {
    Awaitility.await("the message \"" + text + "\"")
        .atMost(LONG)
        .until(() -> messages().contains(text));
  }

  /// Clicks the middle of a node: found, laid out and clicked in one go, as rows are made anew and
  /// places move whenever something changes.
  void click(String selector) {
    click(selector, () -> {});
  }

  /// Does something and clicks, in one go: for what may take the node away by itself.
  void click(String selector, Runnable first) {
    await(selector + " is shown and enabled", scene -> clickable(scene, selector).isPresent());
    doOnWindowThread(this::alone);
    awaitPulse();
    await(selector + " is clicked", scene -> clicked(scene, selector, first));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// On the thread of the windows.
  static void click(double x, double y) {
    var mouse = new Robot();
    mouse.mouseMove(x, y);
    mouse.mouseClick(MouseButton.PRIMARY);
  }

  private static Optional<Node> clickable(Scene scene, String selector) {
    return Shown.node(scene, selector).filter(node -> !node.isDisabled());
  }

  private static boolean clicked(Scene scene, String selector, Runnable first) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    var found = clickable(scene, selector);
    found.ifPresent(
        node -> {
          first.run();
          var bounds = node.localToScreen(node.getBoundsInLocal());
          click(bounds.getCenterX(), bounds.getCenterY());
        });
    return found.isPresent();
  }

  /// Windows are placed at the next pulse after they were told to.
  private void awaitPulse() {
    var pulse = new CompletableFuture<Boolean>();
    Runnable came = () -> pulse.complete(true);
    doOnWindowThread(
        () -> {
          scene().addPostLayoutPulseListener(came);
          Platform.requestNextPulse();
        });
    pulse.join();
    doOnWindowThread(() -> scene().removePostLayoutPulseListener(came));
  }

  /// Takes the screen for itself: without a window manager windows lie on one another.
  private void alone() {
    for (var other : Window.getWindows()) {
      if (other instanceof Stage stage && !stage.equals(stage())) {
        stage.setX(ELSEWHERE);
      }
    }
    if (stage().getX() >= ELSEWHERE) {
      stage().setX(0);
    }
    desktop.front();
  }

  /// Scrolls a page until a node of it is in sight.
  void reveal(String selector) {
    var node = node(selector);
    onWindowThread(
        () -> {
          node.requestFocus();
          Node at = node;
          while (!(at instanceof ScrollPane)) {
            at = at.getParent();
          }
          var pane = (ScrollPane) at;
          var content = pane.getContent();
          var place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
          double room =
              content.getBoundsInLocal().getHeight() - pane.getViewportBounds().getHeight();
          pane.setVvalue(room <= 0 ? 0 : Math.clamp((place.getMinY() - 100) / room, 0, 1));
          return true;
        });
  }

  /// Clicks a field, empties it and types.
  void fill(String selector, String text) {
    click(selector);
    press(KeyCode.CONTROL, KeyCode.A);
    write(text);
  }

  /// Empties a field.
  void empty(String selector) {
    click(selector);
    press(KeyCode.CONTROL, KeyCode.A);
    press(KeyCode.BACK_SPACE);
  }

  /// The file that keeps what who is signed in has.
  Path store() {
    return home.accounts(home.server()).resolve(client().user() + ".db");
  }

  /// Types a text where the focus is: the events that a keyboard makes for its characters.
  void write(String text) {
    onWindowThread(
        () -> {
          text.codePoints()
              .mapToObj(Character::toString)
              .forEach(
                  sign ->
                      Event.fireEvent(
                          scene().getFocusOwner(),
                          new KeyEvent(
                              KeyEvent.KEY_TYPED,
                              sign,
                              "",
                              KeyCode.UNDEFINED,
                              false,
                              false,
                              false,
                              false)));
          return true;
        });
  }

  /// Presses keys together. Of several windows the toolkit gives keys to the one that was shown
  /// last, without a window manager; the others get the events that their keyboard would make.
  void press(KeyCode... keys) {
    if (onWindowThread(() -> Window.getWindows().size()) == 1) {
      robot.push(keys);
      return;
    }
    onWindowThread(
        () -> {
          var all = Set.of(keys);
          var key = keys[keys.length - 1];
          for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            var target = Optional.ofNullable(scene().getFocusOwner()).orElse(scene().getRoot());
            Event.fireEvent(
                target,
                new KeyEvent(
                    type,
                    "",
                    "",
                    key,
                    all.contains(KeyCode.SHIFT),
                    all.contains(KeyCode.CONTROL),
                    all.contains(KeyCode.ALT),
                    false));
          }
          return true;
        });
  }

  /// Writes a message into the open chat and sends it by Enter.
  void send(String text) {
    click("#composer");
    write(text);
    press(KeyCode.ENTER);
  }

  /// Gives the window the focus or takes it: without a display server windows do not compete for
  /// it.
  void focus(boolean on) {
    onWindowThread(
        () -> {
          focused.set(on);
          return true;
        });
  }

  /// How many listen to whether the window has the focus.
  int focusListeners() {
    return onWindowThread(focused::listeners);
  }

  /// Lets time pass for the window.
  void passes(Duration time) {
    clock.move(time);
  }

  /// The system turns light or dark.
  void systemTurns(ColorScheme next) {
    doOnWindowThread(() -> scheme.set(next));
  }

  /// Which addresses were opened in the browser.
  List<URI> opened() {
    return opened;
  }

  /// Signs up by the first window.
  ImClient signUp(String username, String nickname) {
    click("#go-sign-up");
    fill("#username", username);
    fill("#nickname", nickname);
    fill("#password", Service.PASSWORD);
    click("#submit");
    node("#conversations");
    return client();
  }

  @Override
  public void close() {
    doOnWindowThread(desktop::close);
    Uncaught.none();
  }
}
