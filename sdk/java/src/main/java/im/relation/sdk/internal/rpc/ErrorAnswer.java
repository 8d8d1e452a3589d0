package im.relation.sdk.internal.rpc;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.sdk.Result;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Reads an answer that is no success: the contract's Problem from the details of a Connect error;
/// else the Connect code; else (a proxy answered) the HTTP status.
final class ErrorAnswer {

  private static final String PROBLEM = "im.common.v1.Problem";

  private ErrorAnswer() {}

  static <R> Result<R> read(int status, byte[] body) {
    JsonObject error = json(body);
    Problem problem = error == null ? null : problem(error);
    if (problem != null) {
      return switch (problem.code()) {
        case UNAVAILABLE -> new Result.Unreachable<>(problem.text());
        default -> Result.refused(problem);
      };
    }
    return new Result.Unreachable<>("HTTP status " + status);
  }

  private static @Nullable JsonObject json(byte[] body) {
    try {
      JsonElement element = JsonParser.parseString(new String(body, StandardCharsets.UTF_8));
      return element.isJsonObject() ? element.getAsJsonObject() : null;
    } catch (JsonParseException notJson) {
      return null;
    }
  }

  private static @Nullable Problem problem(JsonObject error) {
    try {
      if (error.has("details")) {
        for (JsonElement detail : error.getAsJsonArray("details")) {
          JsonObject object = detail.getAsJsonObject();
          if (object.get("type").getAsString().endsWith(PROBLEM)) {
            return Problems.read(
                im.relation.contract.common.v1.Problem.parseFrom(
                    Base64.getDecoder().decode(object.get("value").getAsString())));
          }
        }
      }
      return error.has("code") ? byConnectCode(error.get("code").getAsString()) : null;
    } catch (IllegalStateException
        | ClassCastException
        | IllegalArgumentException
        | UnsupportedOperationException
        | NullPointerException
        | InvalidProtocolBufferException malformed) {
      return null;
    }
  }

  private static Problem byConnectCode(String code) {
    return Problem.of(
        switch (code) {
          case "invalid_argument", "out_of_range", "failed_precondition" -> ProblemCode.INVALID;
          case "unauthenticated" -> ProblemCode.UNAUTHENTICATED;
          case "permission_denied" -> ProblemCode.NOT_ALLOWED;
          case "not_found" -> ProblemCode.NOT_FOUND;
          case "already_exists" -> ProblemCode.ALREADY_EXISTS;
          case "aborted" -> ProblemCode.CONFLICT;
          case "resource_exhausted" -> ProblemCode.RESOURCE_EXHAUSTED;
          case "unimplemented" -> ProblemCode.UNIMPLEMENTED;
          case "unavailable", "deadline_exceeded", "canceled" -> ProblemCode.UNAVAILABLE;
          default -> ProblemCode.INTERNAL;
        });
  }
}
