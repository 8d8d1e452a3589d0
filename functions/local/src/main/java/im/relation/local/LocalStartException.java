package im.relation.local;

import org.jspecify.annotations.Nullable;

/// Why the local run does not start. The message is for the person at the terminal: what is wrong,
/// with the file, address or port, and what to do.
class LocalStartException extends RuntimeException {

  LocalStartException(String message) {
    this(message, null);
  }

  LocalStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
