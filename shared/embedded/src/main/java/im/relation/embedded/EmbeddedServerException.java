package im.relation.embedded;

import org.jspecify.annotations.Nullable;

/// Why a data folder or an embedded server cannot be used. The message is one sentence for the
/// person at the terminal: what is wrong, with the path, port or pid, and what to do.
public final class EmbeddedServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What went wrong, for the code and the tests.
  public enum Reason {
    /// Another process (or this one, already) holds the data folder.
    FOLDER_IN_USE,
    /// The data folder cannot be created, read or written.
    FOLDER_UNUSABLE,
    /// The data folder was written by a newer version of this program.
    LAYOUT_NEWER,
    /// The layout version of the data folder is missing or not a version.
    LAYOUT_UNREADABLE,
    /// Something else listens on a port that was asked for, or it may not be used.
    PORT_TAKEN,
    /// There is no server binary for this platform.
    PLATFORM_UNSUPPORTED,
    /// The server did not come up.
    START_FAILED,
    /// The server did not go down in time.
    STOP_FAILED,
    /// A topic exists with another number of partitions, or could not be created.
    TOPIC_REFUSED
  }

  private final Reason reason;

  EmbeddedServerException(Reason reason, String message) {
    this(reason, message, null);
  }

  EmbeddedServerException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  static EmbeddedServerException interrupted(String doing, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new EmbeddedServerException(
        Reason.START_FAILED, "Interrupted while " + doing + ".", cause);
  }
}
