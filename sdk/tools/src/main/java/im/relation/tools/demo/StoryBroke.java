package im.relation.tools.demo;

/// A step did not hold; the message says what was expected and what was there.
final class StoryBroke extends RuntimeException {

  private final String step;

  StoryBroke(String step, String what) {
    super(what);
    this.step = step;
  }

  String step() {
    return step;
  }
}
