package im.relation.desktop.notify;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications over the session's D-Bus, as Linux desktops show them.
public final class DBusNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(DBusNotifier.class);
  private static final String DESTINATION = "org.freedesktop.Notifications";
  private static final String PATH = "/org/freedesktop/Notifications";

  /// The action that is meant by a click on the notification itself.
  private static final String CLICK = "default";

  private static final UInt32 NEW = new UInt32(0);
  private static final int AS_THE_SYSTEM_DOES = -1;

  private record Shown(UInt32 number, Runnable clicked) {}

  private final DBusConnectionBuilder builder;
  private final Map<String, Shown> shown = new ConcurrentHashMap<>();
  private final ExecutorService calls =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("im-notify").factory());
  private volatile @Nullable DBusConnection bus;

  /// Connects with the first notification: the start does not wait for it.
  DBusNotifier(DBusConnectionBuilder builder) {
    this.builder = builder.withShared(false);
  }

  /// That of this session; a quiet one where there is none.
  public static Notifier ofSession() {
    return System.getenv("DBUS_SESSION_BUS_ADDRESS") == null
        ? new QuietNotifier()
        : new DBusNotifier(DBusConnectionBuilder.forSessionBus());
  }

  private DesktopNotifications desktop() throws DBusException {
    var open = bus;
    if (open == null || !open.isConnected()) {
      open = builder.build();
      open.addSigHandler(DesktopNotifications.ActionInvoked.class, this::clicked);
      bus = open;
    }
    return open.getRemoteObject(DESTINATION, PATH, DesktopNotifications.class);
  }

  @Override
  public void show(String key, String title, String text, Runnable clicked) {
    calls.execute(() -> notify(key, title, text, clicked));
  }

  private void notify(String key, String title, String text, Runnable clicked) {
    try {
      // The one that is shown is clicked, too, while it is being replaced.
      var before = shown.computeIfPresent(key, (_, one) -> new Shown(one.number(), clicked));
      var number =
          desktop()
              .Notify(
                  "im-relation",
                  before == null ? NEW : before.number(),
                  "",
                  title,
                  escaped(text),
                  List.of(CLICK, ""),
                  Map.of(),
                  AS_THE_SYSTEM_DOES);
      shown.put(key, new Shown(number, clicked));
    } catch (DBusException | DBusExecutionException failed) {
      LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("a notification failed");
    }
  }

  /// The body is markup.
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void hide(String key) {
    calls.execute(
        () -> {
          var gone = shown.remove(key);
          if (gone != null) {
            close(gone.number());
          }
        });
  }

  private void close(UInt32 number) {
    try {
      desktop().CloseNotification(number);
    } catch (DBusException | DBusExecutionException alreadyGone) {
      LOG.atDebug().log("a notification was gone");
    }
  }

  private void clicked(DesktopNotifications.ActionInvoked signal) {
    shown.values().stream()
        .filter(one -> one.number().equals(signal.number()) && CLICK.equals(signal.action()))
        .forEach(one -> one.clicked().run());
  }

  @Override
  public void close() {
    calls.shutdown();
    var open = bus;
    if (open != null) {
      open.disconnect();
    }
  }
}
