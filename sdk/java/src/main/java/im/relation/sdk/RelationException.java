package im.relation.sdk;

import im.relation.domain.Problem;

/// Thrown by [Result#orThrow] only.
public final class RelationException extends RuntimeException {

  private final transient Problem problem;

  RelationException(Problem problem) {
    super(problem.code() + ": " + problem.text());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
