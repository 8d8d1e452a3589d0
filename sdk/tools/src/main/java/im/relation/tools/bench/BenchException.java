package im.relation.tools.bench;

/// The run cannot be made; the message is for the one who started it.
final class BenchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchException(String message) {
    super(message);
  }
}
