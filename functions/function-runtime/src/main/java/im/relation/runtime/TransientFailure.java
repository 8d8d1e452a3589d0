package im.relation.runtime;

/// A part that this work needs does not answer: the edge says UNAVAILABLE, a poll is retried in
/// place.
public final class TransientFailure extends RuntimeException {

  public TransientFailure(String what, Throwable cause) {
    super(what, cause);
  }
}
