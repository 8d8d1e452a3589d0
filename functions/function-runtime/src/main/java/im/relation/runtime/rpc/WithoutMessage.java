package im.relation.runtime.rpc;

import org.jspecify.annotations.Nullable;

/// An exception for the log: its types (as our message) and where they happened, without their own
/// messages, which may quote what a person wrote.
final class WithoutMessage extends Exception {

  private static final long serialVersionUID = 1L;

  /// Exceptions wrap each other; deeper than this is not shown.
  private static final int DEPTH = 8;

  private WithoutMessage(Throwable original, @Nullable Throwable cause) {
    super(original.getClass().getName(), cause, false, true);
    setStackTrace(original.getStackTrace());
  }

  static WithoutMessage of(Throwable original) {
    return of(original, DEPTH);
  }

  private static WithoutMessage of(Throwable original, int depth) {
    var cause = original.getCause();
    return new WithoutMessage(original, cause == null || depth == 0 ? null : of(cause, depth - 1));
  }
}
