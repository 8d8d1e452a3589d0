package im.relation.runtime.connect;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.rpc.ProblemDetails;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A refusal in the words of Connect: an HTTP status and a JSON body with code, message and
/// details.
final class ConnectProblems {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonFormat.Printer READABLE =
      JsonFormat.printer().omittingInsignificantWhitespace();
  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  private ConnectProblems() {}

  /// A Connect code and the HTTP status beside it.
  record Status(String code, int http) {}

  static Status status(ProblemCode code) {
    return switch (code) {
      case INVALID, WRONG_CODE -> new Status("invalid_argument", 400);
      case TOO_LARGE -> new Status("invalid_argument", 413);
      case UNAUTHENTICATED, TOKEN_EXPIRED, SESSION_ENDED, WRONG_CREDENTIALS ->
          new Status("unauthenticated", 401);
      case NOT_ALLOWED, NOT_A_MEMBER -> new Status("permission_denied", 403);
      case NOT_FOUND -> new Status("not_found", 404);
      case ALREADY_EXISTS -> new Status("already_exists", 409);
      case CONFLICT -> new Status("aborted", 409);
      case RESOURCE_EXHAUSTED -> new Status("resource_exhausted", 429);
      case UNAVAILABLE -> new Status("unavailable", 503);
      case INTERNAL -> new Status("internal", 500);
      case UNIMPLEMENTED -> new Status("unimplemented", 404);
      case UNSUPPORTED_VERSION -> new Status("failed_precondition", 400);
    };
  }

  static Reply reply(Problem problem) {
    var status = status(problem.code());
    var headers =
        status.http() == 429 || status.http() == 503
            ? Map.of("Retry-After", Long.toString(retryAfterSeconds(problem.retryAfter())))
            : Map.<String, String>of();
    return new Reply(status.http(), Reply.JSON, body(problem, status.code()), headers);
  }

  /// Whole seconds (RFC 9110 §10.2.3), rounded up and at least one.
  private static long retryAfterSeconds(Duration wait) {
    return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
  }

  private static byte[] body(Problem problem, String code) {
    ObjectNode error = JSON.createObjectNode().put("code", code).put("message", problem.text());
    var details = error.putArray("details");
    for (var detail : ProblemDetails.of(problem)) {
      details
          .addObject()
          .put("type", detail.getDescriptorForType().getFullName())
          .put("value", BASE64.encodeToString(detail.toByteArray()))
          .set("debug", JSON.readTree(readable(detail)));
    }
    return error.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String readable(Message detail) {
    try {
      return READABLE.print(detail);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a detail holds no Any", e);
    }
  }
}
