package im.relation.desktop.notify;

/// Shows notifications in the system's way. Safe for any thread; never waits long, never fails.
public interface Notifier extends AutoCloseable {

  /// Shows a notification, in the place of the one that was shown under the same key.
  ///
  /// @param key groups notifications: one at a time for each
  /// @param clicked is called, on any thread, when the person clicks it
  void show(String key, String title, String text, Runnable clicked);

  /// Takes a notification away.
  void hide(String key);

  @Override
  void close();
}
