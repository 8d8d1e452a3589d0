package im.relation.runtime.grpc;

import com.google.protobuf.Any;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.rpc.ProblemDetails;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/// A refusal in the words of gRPC: a status whose details are in `grpc-status-details-bin`.
final class GrpcProblems {

  private GrpcProblems() {}

  static Status.Code status(ProblemCode code) {
    return switch (code) {
      case INVALID, WRONG_CODE, TOO_LARGE -> Status.Code.INVALID_ARGUMENT;
      case UNAUTHENTICATED, TOKEN_EXPIRED, SESSION_ENDED, WRONG_CREDENTIALS ->
          Status.Code.UNAUTHENTICATED;
      case NOT_ALLOWED, NOT_A_MEMBER -> Status.Code.PERMISSION_DENIED;
      case NOT_FOUND -> Status.Code.NOT_FOUND;
      case ALREADY_EXISTS -> Status.Code.ALREADY_EXISTS;
      case CONFLICT -> Status.Code.ABORTED;
      case RESOURCE_EXHAUSTED -> Status.Code.RESOURCE_EXHAUSTED;
      case UNAVAILABLE -> Status.Code.UNAVAILABLE;
      case INTERNAL -> Status.Code.INTERNAL;
      case UNIMPLEMENTED -> Status.Code.UNIMPLEMENTED;
      case UNSUPPORTED_VERSION -> Status.Code.FAILED_PRECONDITION;
    };
  }

  static StatusRuntimeException toException(Problem problem) {
    var status =
        com.google.rpc.Status.newBuilder()
            .setCode(status(problem.code()).value())
            .setMessage(problem.text());
    ProblemDetails.of(problem).forEach(detail -> status.addDetails(Any.pack(detail)));
    return StatusProto.toStatusRuntimeException(status.build());
  }
}
