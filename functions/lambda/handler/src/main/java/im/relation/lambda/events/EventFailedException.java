package im.relation.lambda.events;

/// A function did not do what an event started it for: Lambda tries again, then sets the event
/// aside. Says nothing of what was in it.
final class EventFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EventFailedException(String function) {
    super(function + " did not do it");
  }
}
