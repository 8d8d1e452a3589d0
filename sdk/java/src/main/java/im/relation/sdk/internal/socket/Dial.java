package im.relation.sdk.internal.socket;

import im.relation.domain.DeviceId;
import im.relation.sdk.Endpoints;
import im.relation.sdk.ThisDevice;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a connection is opened with.
///
/// @param tls null for plain sockets
/// @param timeout for connecting, for the handshake and for Welcome, each
/// @param token gives the access token; may block
public record Dial(
    Endpoints endpoints,
    @Nullable Tls tls,
    Duration timeout,
    ThisDevice device,
    DeviceId deviceId,
    Supplier<Token> token) {

  /// An access token, or why there is none.
  public sealed interface Token {

    /// One that holds for a while.
    record Fresh(String accessToken) implements Token {}

    /// The session has ended.
    record None() implements Token {}

    /// The service could not be asked for a fresh one.
    record Unknown(String reason) implements Token {}
  }
}
