package im.relation.desktop.notify;

/// Where the system has no notifications: the unread counts in the window have to do.
public final class QuietNotifier implements Notifier {

  @Override
  public void show(String key, String title, String text, Runnable clicked) {
    // nothing to show it with
  }

  @Override
  public void hide(String key) {
    // nothing was shown
  }

  @Override
  public void close() {
    // nothing is open
  }
}
