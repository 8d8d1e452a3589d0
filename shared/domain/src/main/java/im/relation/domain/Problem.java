package im.relation.domain;

import java.time.Duration;

/// A refusal as a value: what every edge turns into its own error. The text is for people and never
/// holds what came from an exception or from a person.
///
/// @param text English, at most 200 characters
/// @param field the request's field to blame as a protobuf path, or empty
/// @param retryAfter how long to wait before trying again; zero where waiting does not help
public record Problem(ProblemCode code, String text, String field, Duration retryAfter) {

  public static Problem of(ProblemCode code) {
    return new Problem(code, code.text(), "", Duration.ZERO);
  }

  public static Problem of(ProblemCode code, String text) {
    return new Problem(code, text, "", Duration.ZERO);
  }

  /// A field that breaks its rule; the text says the rule.
  public static Problem invalid(String field, String text) {
    return new Problem(ProblemCode.INVALID, text, field, Duration.ZERO);
  }

  public static Problem tooMany(Duration retryAfter) {
    return new Problem(
        ProblemCode.RESOURCE_EXHAUSTED, ProblemCode.RESOURCE_EXHAUSTED.text(), "", retryAfter);
  }
}
