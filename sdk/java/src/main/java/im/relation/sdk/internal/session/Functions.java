package im.relation.sdk.internal.session;

import com.google.protobuf.MessageLite;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.sdk.Result;
import im.relation.sdk.internal.rpc.Connect;
import im.relation.sdk.internal.rpc.Rpc;
import im.relation.sdk.internal.socket.Dial.Token;

/// Calls functions as the signed-in person: with a token that holds, and once more with a fresh one
/// where the service did not take it. Blocks; safe for any number of threads.
public final class Functions {

  private final Connect connect;
  private final TokenKeeper tokens;
  private volatile Runnable sessionEnded = () -> {};

  public Functions(Connect connect, TokenKeeper tokens) {
    this.connect = connect;
    this.tokens = tokens;
  }

  /// Called, from any thread, when the service says that the session has ended; must not block.
  public void whenSessionEnds(Runnable told) {
    this.sessionEnded = told;
  }

  public <Q extends MessageLite, R extends MessageLite> Result<R> call(Rpc<Q, R> rpc, Q request) {
    return switch (tokens.fresh()) {
      case Token.Fresh(var token) ->
          switch (connect.call(rpc, request, token)) {
            case Result.Refused<R>(var problem) when isAboutToken(problem) ->
                withAnother(rpc, request, token);
            case Result<R> answer -> judged(answer);
          };
      case Token.None ignored -> ended();
      case Token.Unknown(var reason) -> new Result.Unreachable<>(reason);
    };
  }

  private <Q extends MessageLite, R extends MessageLite> Result<R> withAnother(
      Rpc<Q, R> rpc, Q request, String refused) {
    return switch (tokens.after(refused)) {
      case Token.Fresh(var token) -> judged(connect.call(rpc, request, token));
      case Token.None ignored -> ended();
      case Token.Unknown(var reason) -> new Result.Unreachable<>(reason);
    };
  }

  private <R> Result<R> judged(Result<R> answer) {
    if (answer instanceof Result.Refused<R>(var problem)
        && problem.code() == ProblemCode.SESSION_ENDED) {
      sessionEnded.run();
    }
    return answer;
  }

  private <R> Result<R> ended() {
    sessionEnded.run();
    return Result.refused(Problem.of(ProblemCode.SESSION_ENDED));
  }

  private static boolean isAboutToken(Problem problem) {
    return problem.code() == ProblemCode.TOKEN_EXPIRED
        || problem.code() == ProblemCode.UNAUTHENTICATED;
  }
}
