package im.relation.desktop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notifications over a bus of their own, shown by a desktop that the test plays.
class DBusNotifierIT {

  @TempDir Path folder;

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private Process bus;
  private DBusConnection desktop;
  private String address;

  private record Call(String kind, UInt32 number, String title, String text) {}

  @BeforeEach
  void startABus() throws Exception {
    var configuration = folder.resolve("bus.xml");
    Files.writeString(
        configuration,
        """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
         "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig>
          <type>session</type>
          <listen>unix:path=%s</listen>
          <policy context="default">
            <allow send_destination="*" eavesdrop="true"/>
            <allow eavesdrop="true"/>
            <allow own="*"/>
          </policy>
        </busconfig>
        """
            .formatted(folder.resolve("bus")));
    bus =
        new ProcessBuilder(
                "dbus-daemon", "--config-file=" + configuration, "--nofork", "--print-address=1")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = bus.inputReader()) {
      address = said.readLine();
    }
    desktop = DBusConnectionBuilder.forAddress(address).withShared(false).build();
    desktop.requestBusName("org.freedesktop.Notifications");
    desktop.exportObject("/org/freedesktop/Notifications", new Shown());
  }

  @AfterEach
  void stopTheBus() {
    desktop.disconnect();
    bus.destroy();
  }

  /// The desktop's side.
  public final class Shown implements DesktopNotifications {
    private int last;

    @Override
    public UInt32 Notify(
        String application,
        UInt32 replaces,
        String icon,
        String title,
        String text,
        List<String> actions,
        Map<String, Variant<?>> hints,
        int expireMillis) {
      var number = replaces.intValue() == 0 ? new UInt32(++last) : replaces;
      calls.add(new Call("notify", number, title, text));
      return number;
    }

    @Override
    public void CloseNotification(UInt32 number) {
      calls.add(new Call("close", number, "", ""));
    }

    @Override
    public String getObjectPath() {
      return "/org/freedesktop/Notifications";
    }
  }

  private Call next() throws InterruptedException {
    var call = calls.poll(10, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call;
  }

  @Test
  void aConversationHasOneNotificationThatIsReplacedClickedAndTakenAway() throws Exception {
    var clicked = new CountDownLatch(1);
    try (var notifier = new DBusNotifier(DBusConnectionBuilder.forAddress(address))) {
      // When
      notifier.show("5", "Ann", "1 < 2 & <b>", () -> {});
      var first = next();
      notifier.show("5", "Ann (2 new messages)", "hello", clicked::countDown);
      var second = next();

      // Then
      assertThat(first.text()).isEqualTo("1 &lt; 2 &amp; &lt;b&gt;");
      assertThat(second.number()).isEqualTo(first.number());
      desktop.sendMessage(
          new DesktopNotifications.ActionInvoked(
              "/org/freedesktop/Notifications", second.number(), "default"));
      assertThat(clicked.await(10, TimeUnit.SECONDS)).isTrue();
      notifier.hide("5");
      assertThat(next()).isEqualTo(new Call("close", second.number(), "", ""));
    }
  }

  @Test
  void aDesktopThatIsGoneIsNoFailure() throws DBusException, InterruptedException {
    try (var notifier = new DBusNotifier(DBusConnectionBuilder.forAddress(address))) {
      desktop.releaseBusName("org.freedesktop.Notifications");
      notifier.show("5", "Ann", "nobody shows this", () -> {});
      notifier.hide("5");
      desktop.requestBusName("org.freedesktop.Notifications");
      notifier.show("6", "Ben", "this is shown", () -> {});
      var shown = next();
      while (!shown.title().equals("Ben")) {
        shown = next(); // the first one may have come just in time
      }
    }
  }

  @Test
  void aBusThatIsGoneIsNoFailure() throws Exception {
    try (var notifier = new DBusNotifier(DBusConnectionBuilder.forAddress(address))) {
      notifier.show("5", "Ann", "this is shown", () -> {});
      assertThat(next().title()).isEqualTo("Ann");
      bus.destroy();
      assertThat(bus.waitFor(10, TimeUnit.SECONDS)).isTrue();
      notifier.show("6", "Ben", "nobody shows this", () -> {});
      notifier.hide("5");
    }
  }
}
