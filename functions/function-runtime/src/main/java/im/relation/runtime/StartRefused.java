package im.relation.runtime;

/// The program must not start on what it found; the sentence tells the operator what and what to
/// do.
public final class StartRefused extends RuntimeException {

  private final String remedy;

  public StartRefused(String what, String remedy) {
    super(what);
    this.remedy = remedy;
  }

  public StartRefused(String what, String remedy, Throwable cause) {
    super(what, cause);
    this.remedy = remedy;
  }

  /// What to do, one sentence.
  public String remedy() {
    return remedy;
  }
}
