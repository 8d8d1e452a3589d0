package im.relation.runtime.rpc;

import im.relation.backplane.Catalog.Access;
import im.relation.backplane.ServiceCredential;
import im.relation.backplane.TokenVerifier;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Caller;
import im.relation.runtime.Outcome;
import im.relation.runtime.SessionCheck;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who calls, and whether he may: by what he shows and by nothing else. Thread-safe.
///
/// Who calls too often is told when to come again ([CallLimits]), before his token is looked at.
///
/// A function that is open to anybody sees an anonymous caller whatever token came along: a client
/// whose token has run out must be able to refresh it. A function for operators is open to nobody
/// in a process that knows no service credential; whoever is sent away there is logged.
final class Callers {

  private static final Logger log = LoggerFactory.getLogger(Callers.class);

  private final TokenVerifier tokens;
  private final SessionCheck sessions;
  private final CallLimits limits;
  private final Optional<ServiceCredential> credential;

  Callers(
      TokenVerifier tokens,
      SessionCheck sessions,
      CallLimits limits,
      Optional<ServiceCredential> credential) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.limits = limits;
    this.credential = credential;
  }

  Outcome<Caller> of(RpcFunction function, Arrival arrival) {
    return limits.from(arrival.address()).then(address -> shown(function, arrival));
  }

  private Outcome<Caller> shown(RpcFunction function, Arrival arrival) {
    return switch (function.access()) {
      case Access.ANONYMOUS -> Outcome.ok(new Caller.Anonymous(arrival.address()));
      case Access.PERSON -> person(arrival);
      case Access.SERVICE -> service(function, arrival);
    };
  }

  private Outcome<Caller> person(Arrival arrival) {
    var sent = arrival.token();
    if (sent.isEmpty()) {
      return Outcome.refused(ProblemCode.UNAUTHENTICATED);
    }
    return switch (tokens.verify(sent.get())) {
      case TokenVerifier.Verdict.Invalid(var code) -> Outcome.refused(code);
      case TokenVerifier.Verdict.Valid(var token) ->
          sessions.isLive(token.session(), token.user())
              ? limits
                  .by(token.user())
                  .map(
                      user ->
                          new Caller.Person(
                              user,
                              token.device(),
                              token.session(),
                              token.deviceType(),
                              arrival.address()))
              : Outcome.refused(ProblemCode.SESSION_ENDED);
    };
  }

  private Outcome<Caller> service(RpcFunction function, Arrival arrival) {
    var sent = arrival.token();
    if (sent.isPresent() && credential.isPresent() && credential.get().matches(sent.get())) {
      return Outcome.ok(new Caller.Service(arrival.address()));
    }
    log.atWarn()
        .addKeyValue("function", function.name())
        .addKeyValue("address", arrival.address())
        .addKeyValue("outcome", ProblemCode.UNAUTHENTICATED)
        .log("operator's call without the service credential");
    return Outcome.refused(ProblemCode.UNAUTHENTICATED);
  }
}
