package im.relation.tools;

import org.jspecify.annotations.Nullable;

/// A local run did not come up; the message says what it said.
public final class ServerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
