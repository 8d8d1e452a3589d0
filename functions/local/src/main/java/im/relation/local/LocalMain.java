package im.relation.local;

import im.relation.embedded.EmbeddedServerException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Starts everything on this machine.
public final class LocalMain {

  private static final String HELP =
      """
      Runs im-relation on this machine: servers, functions and one node.

        --im.local.data=FOLDER       where everything is kept (default: var at the repository's root)
        --im.local.binaries=FOLDER   where the servers' programs are unpacked (default: in the data folder)
        --im.local.http-port=8080    Connect, /docs, /actuator; 0 takes a free one, as for all ports
        --im.local.grpc-port=9090    gRPC
        --im.local.socket-port=7443  TCP and WebSocket
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
      start(arguments);
    } catch (EmbeddedServerException
        | PortTakenException
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

  private static void start(String[] arguments) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
    ConfigurationPropertySources.attach(environment);
    var settings = Binder.get(environment).bindOrCreate("im.local", LocalSettings.class);
    var machine = LocalMachine.start(settings, environment);
    SpringApplication.getShutdownHandlers().add(machine::close);
    try {
      var application = new SpringApplication(LocalProcess.class);
      // Before the features' own defaults, after what the operator says; Boot's default properties
      // would come after both.
      var properties = new MapPropertySource("localRun", machine.properties());
      application.addInitializers(
          context -> context.getEnvironment().getPropertySources().addLast(properties));
      var context = application.run(arguments);
      System.out.print(Banner.of(context));
    } catch (RuntimeException e) {
      machine.close();
      throw e;
    }
  }
}
