package im.relation.sdk;

import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import java.util.function.Function;

/// What a function answered.
public sealed interface Result<R> {

  /// Done.
  record Ok<R>(R value) implements Result<R> {}

  /// The service refused; [Problem#code] says why and is stable.
  record Refused<R>(Problem problem) implements Result<R> {}

  /// No answer: no network, a part of the service is down, or it took too long. Whether the service
  /// did what was asked is unknown.
  ///
  /// @param reason for logs, in English; never holds what was sent
  record Unreachable<R>(String reason) implements Result<R> {}

  static <R> Result<R> ok(R value) {
    return new Ok<>(value);
  }

  static <R> Result<R> refused(Problem problem) {
    return new Refused<>(problem);
  }

  default <T> Result<T> map(Function<? super R, ? extends T> next) {
    return switch (this) {
      case Ok<R>(var value) -> new Ok<>(next.apply(value));
      case Refused<R>(var problem) -> new Refused<>(problem);
      case Unreachable<R>(var reason) -> new Unreachable<>(reason);
    };
  }

  /// The value, for callers that have no better answer to a refusal than to stop.
  ///
  /// @throws RelationException where there is none
  default R orThrow() {
    return switch (this) {
      case Ok<R>(var value) -> value;
      case Refused<R>(var problem) -> throw new RelationException(problem);
      case Unreachable<R>(var reason) ->
          throw new RelationException(Problem.of(ProblemCode.UNAVAILABLE, reason));
    };
  }
}
