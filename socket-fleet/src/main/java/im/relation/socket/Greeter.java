package im.relation.socket;

import com.google.protobuf.UnsafeByteOperations;
import im.relation.backplane.Route;
import im.relation.backplane.TokenVerifier.Verdict;
import im.relation.contract.record.v1.Connected;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.Hello;
import im.relation.contract.socket.v1.Renew;
import im.relation.contract.socket.v1.Renewed;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Welcome;
import im.relation.domain.Limits;
import im.relation.domain.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From Hello to Welcome, and from one token to the next. Its steps run on the connection's event
/// loop; the token is checked beside it, Redis answers later.
///
/// The order is what makes it safe (design.md §2): the route is written, **then** the revoked set
/// is read, **then** Welcome. Whoever revokes marks first and looks up routes afterwards, so one of
/// the two finds the other. Where Redis does not answer nobody is welcomed.
final class Greeter {

  private static final int PROTOCOL_VERSION = 1;
  private static final int MAX_CLIENT_NAME = 64;
  private static final int MAX_CLIENT_VERSION = 32;

  private static final Logger log = LoggerFactory.getLogger(Greeter.class);

  private final NodeServices services;
  private final RouteStore routes;
  private final TokenChecks tokens;

  Greeter(NodeServices services, RouteStore routes, TokenChecks tokens) {
    this.services = services;
    this.routes = routes;
    this.tokens = tokens;
  }

  /// The first frame.
  void hello(Connection connection, ConnectionState.AwaitingHello awaiting, Hello hello) {
    var refusal = refusal(hello);
    if (refusal != null) {
      connection.goodbye(refusal);
      return;
    }
    connection.become(awaiting.hello());
    boolean taken =
        tokens.check(
            hello.getAccessToken(),
            verdict ->
                connection.execute(() -> verified(connection, hello.getDeviceId(), verdict)));
    if (!taken) {
      connection.goodbye(CloseCode.CLOSE_CODE_OVERLOADED);
    }
  }

  private @Nullable CloseCode refusal(Hello hello) {
    if (services.registry().isDraining()) {
      return CloseCode.CLOSE_CODE_GOING_AWAY;
    }
    if (hello.getProtocolVersion() != PROTOCOL_VERSION) {
      return CloseCode.CLOSE_CODE_UNSUPPORTED_VERSION;
    }
    if (hello.getClientName().length() > MAX_CLIENT_NAME
        || hello.getClientVersion().length() > MAX_CLIENT_VERSION) {
      return CloseCode.CLOSE_CODE_PROTOCOL_ERROR;
    }
    return services.registry().isFull() ? CloseCode.CLOSE_CODE_OVERLOADED : null;
  }

  private void verified(Connection connection, long deviceId, Verdict verdict) {
    if (!(connection.state() instanceof ConnectionState.Verifying verifying)) {
      return;
    }
    switch (verdict) {
      case Verdict.Invalid(var code) -> connection.goodbye(closeCode(code));
      case Verdict.Valid(var token) when token.device().value() != deviceId ->
          connection.goodbye(CloseCode.CLOSE_CODE_UNAUTHENTICATED);
      case Verdict.Valid(var token) -> {
        var identity = Identity.of(token);
        if (!services.registry().admit(identity, connection)) {
          connection.goodbye(CloseCode.CLOSE_CODE_OVERLOADED);
          return;
        }
        connection.become(verifying.verified(identity, token.expiresAt().toEpochMilli()));
        routes
            .register(identity)
            .whenComplete(
                (registration, failure) ->
                    connection.execute(
                        () -> registered(connection, identity, registration, failure)));
      }
    }
  }

  private void registered(
      Connection connection,
      Identity identity,
      RouteStore.@Nullable Registration registration,
      @Nullable Throwable failure) {
    if (!(connection.state() instanceof ConnectionState.Registering registering)) {
      // It left while its route was on its way: the removal may have come first.
      routes.remove(identity);
    } else if (registration == null) {
      // One line for each would be a flood: the lease keeper says that Redis is away.
      log.atDebug()
          .addKeyValue("failure", failure == null ? "none" : failure.getClass().getSimpleName())
          .log("route could not be written");
      connection.goodbye(CloseCode.CLOSE_CODE_UNAVAILABLE);
    } else if (registration.revoked()) {
      connection.goodbye(CloseCode.CLOSE_CODE_SESSION_REVOKED);
    } else if (services.registry().isDraining()) {
      connection.goodbye(CloseCode.CLOSE_CODE_GOING_AWAY);
    } else {
      welcome(connection, registering, registration);
    }
  }

  private void welcome(
      Connection connection,
      ConnectionState.Registering registering,
      RouteStore.Registration registration) {
    var identity = registering.identity();
    var replaced = registration.replaced().orElse(null);
    if (replaced != null && replaced.node().equals(services.node())) {
      replace(replaced);
      replaced = null;
    }
    if (!tellConnected(connection, identity, replaced)) {
      connection.goodbye(CloseCode.CLOSE_CODE_UNAVAILABLE);
      return;
    }
    connection.become(registering.welcomed());
    connection.send(welcomeFrame(identity, registering.tokenEndsAtMillis()));
    log.atDebug()
        .addKeyValue("connectionId", identity.connection())
        .addKeyValue("sessionId", identity.session())
        .addKeyValue("client", connection.clientAddress())
        .log("connection welcomed");
  }

  private void replace(Route route) {
    var older = services.registry().find(route.connection());
    if (older != null) {
      older.execute(() -> older.goodbye(CloseCode.CLOSE_CODE_REPLACED));
    }
  }

  private boolean tellConnected(
      Connection connection, Identity identity, @Nullable Route replaced) {
    var connected = Connected.newBuilder();
    if (replaced != null) {
      connected.setReplaced(Identity.origin(identity.user(), replaced));
    }
    return connection.loop().tellConnected(identity, connected.build());
  }

  private ServerFrame welcomeFrame(Identity identity, long tokenEndsAtMillis) {
    var settings = services.settings();
    return ServerFrame.newBuilder()
        .setWelcome(
            Welcome.newBuilder()
                .setConnectionId(UnsafeByteOperations.unsafeWrap(identity.connection().toBytes()))
                .setHeartbeatMillis(settings.timing().heartbeat().toMillis())
                .setTokenExpiresAtMillis(tokenEndsAtMillis)
                .setMaxBodyBytes(Limits.BODY_BYTES)
                .setMaxFrameBytes(Limits.FRAME_BYTES)
                .setMaxPendingSubmissions(settings.limits().maxPendingSubmissions())
                .setServerTimeMillis(services.clock().millis()))
        .build();
  }

  /// A fresh token for a live connection; one at a time.
  void renew(Connection connection, ConnectionState.Live live, Renew renew) {
    if (live.renewing()) {
      connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
      return;
    }
    connection.become(live.renew());
    boolean taken =
        tokens.check(
            renew.getAccessToken(),
            verdict -> connection.execute(() -> renewed(connection, verdict)));
    if (!taken) {
      connection.goodbye(CloseCode.CLOSE_CODE_OVERLOADED);
    }
  }

  private static void renewed(Connection connection, Verdict verdict) {
    if (!(connection.state() instanceof ConnectionState.Live live)) {
      return;
    }
    switch (verdict) {
      case Verdict.Invalid(var code) -> connection.goodbye(closeCode(code));
      case Verdict.Valid(var token) when !live.identity().isSameSession(token) ->
          connection.goodbye(CloseCode.CLOSE_CODE_UNAUTHENTICATED);
      case Verdict.Valid(var token) -> {
        long endsAt = token.expiresAt().toEpochMilli();
        connection.become(live.renewed(endsAt));
        connection.send(
            ServerFrame.newBuilder()
                .setRenewed(Renewed.newBuilder().setTokenExpiresAtMillis(endsAt))
                .build());
      }
    }
  }

  private static CloseCode closeCode(ProblemCode refused) {
    return refused == ProblemCode.TOKEN_EXPIRED
        ? CloseCode.CLOSE_CODE_TOKEN_EXPIRED
        : CloseCode.CLOSE_CODE_UNAUTHENTICATED;
  }
}
