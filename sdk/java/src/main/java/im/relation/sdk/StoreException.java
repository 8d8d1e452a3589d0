package im.relation.sdk;

import org.jspecify.annotations.Nullable;

/// The local store cannot be used; the kinds are told apart by [#reason].
public final class StoreException extends RuntimeException {

  /// Why.
  public enum Reason {
    /// Another client, in this process or another, has this account's store open.
    IN_USE,
    /// A newer version of the SDK has written it.
    TOO_NEW,
    /// The file is damaged. Open it again: it is then set aside, and begun anew from the service
    /// with the account and the unsent messages that could be read.
    DAMAGED,
    /// The disk or SQLite failed.
    FAILED
  }

  private final Reason reason;

  public StoreException(Reason reason, String text, @Nullable Throwable cause) {
    super(text, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
