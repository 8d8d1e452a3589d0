package im.relation.runtime;

import im.relation.domain.SessionId;
import im.relation.domain.TraceId;
import im.relation.domain.UserId;
import java.time.Instant;
import java.util.function.Function;

/// One call of a function: everything about the caller and the request. There are no thread-locals.
///
/// @param deadline when the caller stops waiting
/// @param idempotencyKey at most 64 characters that make a repeat of this call safe; empty for none
public record Call<Q>(
    Caller caller, Instant deadline, TraceId trace, String idempotencyKey, Q request) {

  /// The signed-in person. The edge lets nobody else through to a function whose catalog entry says
  /// `person`.
  public Caller.Person person() {
    return switch (caller) {
      case Caller.Person person -> person;
      case Caller.Anonymous ignored -> throw new IllegalStateException("open to anybody");
      case Caller.Service ignored -> throw new IllegalStateException("open to operators");
    };
  }

  public UserId user() {
    return person().user();
  }

  public SessionId session() {
    return person().session();
  }

  public <T> Call<T> with(Function<Q, T> change) {
    return new Call<>(caller, deadline, trace, idempotencyKey, change.apply(request));
  }
}
