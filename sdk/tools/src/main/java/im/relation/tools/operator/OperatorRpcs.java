package im.relation.tools.operator;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import im.relation.contract.operator.v1.GetUserRequest;
import im.relation.contract.operator.v1.GetUserResponse;
import im.relation.contract.operator.v1.KickUserRequest;
import im.relation.contract.operator.v1.KickUserResponse;
import im.relation.contract.operator.v1.ListDeadLettersRequest;
import im.relation.contract.operator.v1.ListDeadLettersResponse;
import im.relation.contract.operator.v1.ReplayDeadLettersRequest;
import im.relation.contract.operator.v1.ReplayDeadLettersResponse;
import im.relation.contract.operator.v1.TraceMessageRequest;
import im.relation.contract.operator.v1.TraceMessageResponse;
import im.relation.sdk.internal.rpc.Rpc;

/// The functions for operators.
final class OperatorRpcs {

  static final Rpc<GetUserRequest, GetUserResponse> GET_USER =
      rpc("GetUser", GetUserRequest.getDefaultInstance(), GetUserResponse.parser());
  static final Rpc<KickUserRequest, KickUserResponse> KICK_USER =
      rpc("KickUser", KickUserRequest.getDefaultInstance(), KickUserResponse.parser());
  static final Rpc<ListDeadLettersRequest, ListDeadLettersResponse> LIST_DEAD_LETTERS =
      rpc(
          "ListDeadLetters",
          ListDeadLettersRequest.getDefaultInstance(),
          ListDeadLettersResponse.parser());
  static final Rpc<ReplayDeadLettersRequest, ReplayDeadLettersResponse> REPLAY_DEAD_LETTERS =
      rpc(
          "ReplayDeadLetters",
          ReplayDeadLettersRequest.getDefaultInstance(),
          ReplayDeadLettersResponse.parser());
  static final Rpc<TraceMessageRequest, TraceMessageResponse> TRACE_MESSAGE =
      rpc("TraceMessage", TraceMessageRequest.getDefaultInstance(), TraceMessageResponse.parser());

  private OperatorRpcs() {}

  private static <Q extends Message, R extends Message> Rpc<Q, R> rpc(
      String method, Q request, Parser<R> response) {
    return new Rpc<>("im.operator.v1.OperatorService/" + method, request, response);
  }
}
