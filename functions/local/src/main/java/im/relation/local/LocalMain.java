package im.relation.local;

import im.relation.embedded.EmbeddedServerException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.springframework.boot.context.properties.bind.BindException;

/// Starts everything on this machine.
public final class LocalMain {

  private static final String HELP =
      """
      Runs im-relation on this machine: servers, functions and one node.

        --im.local.data=FOLDER       where everything is kept (default: var at the repository's root)
        --im.local.binaries=FOLDER   where the servers' programs are unpacked (default: in the data folder)
        --im.local.host=127.0.0.1    address to bind; any but loopback is served with TLS alone
        --im.local.http-port=8080    Connect, /docs, /actuator; 0 takes a free one, as for all ports
        --im.local.grpc-port=9090    gRPC
        --im.local.socket-port=7443  TCP and WebSocket, plain and (with tls/ca.pem of the data folder) TLS
        --im.local.fleet-port=9190   the node's own gRPC

      Each embedded server is left out where the address of a real one is given:
        SPRING_DATASOURCE_URL (with _USERNAME and _PASSWORD), SPRING_DATA_REDIS_URL,
        IM_KAFKA_BOOTSTRAP_SERVERS
      """;

  private LocalMain() {}

  public static void main(String[] arguments) {
    if (Arrays.asList(arguments).contains("--help")) {
      System.out.print(HELP);
      return;
    }
    try {
      var run = LocalRun.start(arguments);
      System.out.print(Banner.of(run));
    } catch (EmbeddedServerException
        | LocalStartException
        | UncheckedIOException
        | BindException e) {
      System.err.println("im-relation does not start: " + e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) {
      // Boot has said why; its own hook stops what runs.
      System.err.println("im-relation does not start: see above.");
      System.exit(1);
    }
  }
}
