package im.relation.desktop.shell;

import im.relation.desktop.settings.Facts;
import im.relation.domain.ConversationId;
import java.net.URI;
import javafx.beans.value.ObservableBooleanValue;

/// What lies outside of the window.
public interface Outside {
  /// Whether the window has the focus.
  ObservableBooleanValue focused();

  /// Opens an address in the browser.
  void open(URI address);

  Facts facts();

  /// Signs out and shows how to sign in.
  void signOut();

  /// Shows how to sign in after the session ended elsewhere.
  void signInAgain();

  /// Opens the account again, whose store was damaged.
  void reopen();

  /// Whether the window is dark now.
  boolean isDark();

  /// A conversation is in sight and read.
  void read(ConversationId conversation);
}
