package im.relation.local;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/// What a person reads when all is up: what listens where, and what to do next.
final class Banner {

  private Banner() {}

  static String of(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    int http = environment.getRequiredProperty("local.server.port", Integer.class);
    var socket = context.getBean(NodeLifecycle.class).address();
    return """

        im-relation is ready.

          functions   http://127.0.0.1:%d        Connect; documentation at /docs
          gRPC        127.0.0.1:%d
          sockets     127.0.0.1:%d               TCP and WebSocket (/socket)
          health      http://127.0.0.1:%d/actuator/health
          data        %s

        Next: run scripts/demo in a second terminal. Ctrl-C stops everything.

        """
        .formatted(
            http,
            context.getBean(GrpcServerLifecycle.class).getPort(),
            socket.getPort(),
            http,
            environment.getProperty("im.keys.folder", "?").replaceFirst("/keys$", ""));
  }
}
