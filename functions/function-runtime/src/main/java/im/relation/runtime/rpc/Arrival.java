package im.relation.runtime.rpc;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came with a request beside its body. Everything but the address is the client's word and
/// not yet judged.
///
/// @param carrier what brought it, as OpenTelemetry names it (`rpc.system`)
/// @param authorization the header, or empty
/// @param idempotencyKey the header, or empty
/// @param traceparent the header (W3C Trace Context), or empty
/// @param requestedTimeout how long the client says it waits; null where it says nothing
/// @param address where the request came from; empty where unknown
public record Arrival(
    String carrier,
    String authorization,
    String idempotencyKey,
    String traceparent,
    @Nullable Duration requestedTimeout,
    String address) {

  /// Longest idempotency key, in characters (`Call`).
  static final int IDEMPOTENCY_KEY_LENGTH = 64;

  /// How long a call may take whose client says nothing.
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /// How long a call may take whatever its client says.
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);

  private static final String SCHEME = "Bearer ";

  /// The access token, where one was sent.
  Optional<String> token() {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(authorization.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  /// How long the call may take.
  Duration timeout() {
    if (requestedTimeout == null) {
      return DEFAULT_TIMEOUT;
    }
    return requestedTimeout.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : requestedTimeout;
  }

  boolean hasUsableIdempotencyKey() {
    return idempotencyKey.length() <= IDEMPOTENCY_KEY_LENGTH
        && idempotencyKey.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
