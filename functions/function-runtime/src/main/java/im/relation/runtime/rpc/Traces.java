package im.relation.runtime.rpc;

import im.relation.domain.TraceId;
import java.util.regex.Pattern;

/// The trace of a call from its `traceparent` (W3C Trace Context, version 00).
final class Traces {

  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  private static final String NONE = "0".repeat(32);

  private Traces() {}

  /// The client's trace, or a new one where it sent none that can be read.
  static TraceId of(String traceparent) {
    var match = TRACEPARENT.matcher(traceparent);
    return match.matches() && !match.group(1).equals(NONE)
        ? TraceId.parse(match.group(1))
        : TraceId.random();
  }
}
