package im.relation.desktop;

import im.relation.desktop.base.Tasks;
import im.relation.desktop.base.WindowQueue;
import im.relation.desktop.emoji.EmojiTable;
import im.relation.desktop.notify.DBusNotifier;
import im.relation.desktop.notify.Notifier;
import im.relation.sdk.RelationException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The program: one window, or two for the demo. Reads the store while the toolkit starts.
public final class DesktopApp extends Application {

  /// @param opening reads what the windows show
  private record Start(FirstInstance instance, FutureTask<List<Window>> opening) {}

  private static volatile Optional<Start> given = Optional.empty();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Desktop> windows = new ArrayList<>();
  private final Tasks tasks = new Tasks(new WindowQueue(), threads);
  private Notifier notifier = new im.relation.desktop.notify.QuietNotifier();
  private List<Window> openings = List.of();

  /// What a window is opened with.
  private record Window(Home home, Opening opening) {}

  /// What the toolkit, which makes this class, does not hand over.
  static void start(Options options, FirstInstance instance) {
    var opening = new FutureTask<>(() -> open(options));
    given = Optional.of(new Start(instance, opening));
    Thread.ofPlatform()
        .name("im-open")
        .daemon()
        .start(
            () -> {
              opening.run();
              EmojiTable.get(); // the first chat needs it
            });
  }

  private static List<Window> open(Options options) {
    if (options.demo()) {
      try {
        return Demo.signUp(options).stream()
            .map(
                actor ->
                    new Window(
                        actor.home(), Opening.of(actor.relation(), Optional.of(actor.client()))))
            .toList();
      } catch (RelationException | IllegalArgumentException failed) {
        System.err.println(
            "The demo cannot sign up: "
                + failed.getMessage()
                + " Start ./mvnw spring-boot:run, or name a service by --server.");
      }
    }
    var home = Home.at(options.data());
    options.server().ifPresent(home::choose);
    return List.of(new Window(home, home.open()));
  }

  @Override
  public void init() throws ExecutionException, InterruptedException {
    notifier = DBusNotifier.ofSession();
    openings = given.orElseThrow().opening().get();
  }

  @Override
  public void start(Stage first) {
    var surroundings =
        new Desktop.Surroundings(
            tasks,
            Clock.system(ZoneId.systemDefault()),
            notifier,
            address -> getHostServices().showDocument(address.toString()),
            Stage::focusedProperty,
            Platform.getPreferences().colorSchemeProperty());
    for (var opening : openings) {
      var stage = windows.isEmpty() ? first : new Stage();
      var window = new Desktop(stage, opening.home(), surroundings, opening.opening());
      windows.add(window);
      window.show();
    }
    given
        .orElseThrow()
        .instance()
        .whenAsked(() -> Platform.runLater(() -> windows.forEach(Desktop::front)));
  }

  @Override
  public void stop() {
    windows.forEach(Desktop::close);
    notifier.close();
    threads.shutdownNow();
  }
}
