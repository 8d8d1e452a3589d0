package im.relation.desktop.notify;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The Desktop Notifications Specification, version 1.2, as far as it is used.
@DBusInterfaceName("org.freedesktop.Notifications")
@SuppressWarnings("checkstyle:MethodName")
public interface DesktopNotifications extends DBusInterface {

  /// Shows a notification; gives its number.
  UInt32 Notify(
      String application,
      UInt32 replaces,
      String icon,
      String title,
      String text,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int expireMillis);

  /// Takes one away.
  void CloseNotification(UInt32 number);

  /// A person clicked one.
  final class ActionInvoked extends DBusSignal {
    private final UInt32 number;
    private final String action;

    public ActionInvoked(String path, UInt32 number, String action) throws DBusException {
      super(path, number, action);
      this.number = number;
      this.action = action;
    }

    public UInt32 number() {
      return number;
    }

    public String action() {
      return action;
    }
  }
}
