package im.relation.runtime;

import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import java.util.function.Function;

/// What a function answers: its response, or a refusal as a value. Outages and bugs are exceptions.
public sealed interface Outcome<R> {

  /// The response.
  record Ok<R>(R value) implements Outcome<R> {}

  /// The refusal.
  record Refused<R>(Problem problem) implements Outcome<R> {}

  static <R> Outcome<R> ok(R value) {
    return new Ok<>(value);
  }

  static <R> Outcome<R> refused(Problem problem) {
    return new Refused<>(problem);
  }

  static <R> Outcome<R> refused(ProblemCode code) {
    return new Refused<>(Problem.of(code));
  }

  default <T> Outcome<T> map(Function<? super R, ? extends T> next) {
    return switch (this) {
      case Ok<R>(var value) -> new Ok<>(next.apply(value));
      case Refused<R>(var problem) -> new Refused<>(problem);
    };
  }

  default <T> Outcome<T> then(Function<? super R, Outcome<T>> next) {
    return switch (this) {
      case Ok<R>(var value) -> next.apply(value);
      case Refused<R>(var problem) -> new Refused<>(problem);
    };
  }
}
