package im.relation.socket;

import org.jspecify.annotations.Nullable;

/// Why a node could not start, in one sentence for the operator.
public final class SocketStartException extends RuntimeException {

  SocketStartException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
