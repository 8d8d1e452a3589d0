package im.relation.runtime.store;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Caller;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.IdempotencySql.Stored;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes a request that is sent twice happen once. Thread-safe.
///
/// A key belongs to one person and lives 24 hours. Only a response is remembered; a refusal is
/// judged afresh, because what it depended on may have changed.
public final class Idempotency {

  /// Longest key in characters.
  public static final int MAX_KEY_LENGTH = 64;

  /// How long a response is remembered (design §5).
  public static final Duration LIFE = Duration.ofHours(24);

  private final IdempotencySql sql;
  private final Clock clock;

  Idempotency(IdempotencySql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Does the work within the caller's transaction unless it was done before; then gives what was
  /// answered. Of two at once the second waits for the first one's transaction.
  ///
  /// A call without a key, or of nobody in particular, is simply done.
  ///
  /// Problems: CONFLICT when the key came with another request; INVALID over 64 characters.
  public <Q extends Message, R extends Message> Outcome<R> once(
      Call<Q> call, Parser<? extends R> responses, Supplier<Outcome<R>> work) {
    String key = call.idempotencyKey();
    if (key.isEmpty() || !(call.caller() instanceof Caller.Person person)) {
      return work.get();
    }
    if (key.length() > MAX_KEY_LENGTH) {
      return Outcome.refused(
          Problem.of(ProblemCode.INVALID, "An idempotency key has at most 64 characters."));
    }
    byte[] hash = hash(call.request());
    Instant now = clock.instant();
    if (!sql.claim(person.user(), key, hash, now)) {
      Optional<Stored> stored = sql.find(person.user(), key).filter(found -> lives(found, now));
      if (stored.isPresent()) {
        return repeat(stored.get(), hash, responses);
      }
    }
    return remember(person.user(), key, hash, now, work.get());
  }

  /// Deletes what has outlived its time, the oldest first; gives how many.
  int sweep(int limit) {
    return sql.sweep(clock.instant().minus(LIFE), limit);
  }

  private <R extends Message> Outcome<R> remember(
      UserId user, String key, byte[] hash, Instant now, Outcome<R> outcome) {
    switch (outcome) {
      case Outcome.Ok<R>(var response) ->
          sql.store(user, key, new Stored(hash, response.toByteArray(), now));
      case Outcome.Refused<R> ignored -> sql.forget(user, key);
    }
    return outcome;
  }

  private static boolean lives(Stored stored, Instant now) {
    return stored.createdAt().plus(LIFE).isAfter(now);
  }

  private static <R extends Message> Outcome<R> repeat(
      Stored stored, byte[] hash, Parser<? extends R> responses) {
    if (!MessageDigest.isEqual(stored.requestHash(), hash)) {
      return Outcome.refused(
          Problem.of(ProblemCode.CONFLICT, "This idempotency key came with another request."));
    }
    try {
      return Outcome.ok(responses.parseFrom(stored.response()));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored response cannot be read", e);
    }
  }

  /// Over the request's type, so that a key is not shared by two functions, and its bytes.
  private static byte[] hash(Message request) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(request.getDescriptorForType().getFullName().getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      var bytes = new ByteArrayOutputStream(request.getSerializedSize());
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.useDeterministicSerialization();
      request.writeTo(out);
      out.flush();
      return sha.digest(bytes.toByteArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
