package im.relation.local;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/// Everything, running. Closing stops the node and the functions, then the servers; the end of the
/// JVM does the same.
record LocalRun(
    LocalSettings settings, LocalMachine machine, ConfigurableApplicationContext context)
    implements AutoCloseable {

  /// Starts everything and returns when all of it answers.
  ///
  /// @throws im.relation.embedded.EmbeddedServerException with one sentence; nothing is left
  ///   running, here as below
  /// @throws LocalStartException likewise
  /// @throws RuntimeException where Spring does not start; its reason is in the log
  static LocalRun start(String... arguments) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
    ConfigurationPropertySources.attach(environment);
    var settings = Binder.get(environment).bindOrCreate("im.local", LocalSettings.class);
    var machine = LocalMachine.start(settings, environment, Clock.systemUTC());
    SpringApplication.getShutdownHandlers().add(machine::close);
    try {
      return new LocalRun(settings, machine, application(machine).run(arguments));
    } catch (RuntimeException e) {
      machine.close();
      throw e;
    }
  }

  private static SpringApplication application(LocalMachine machine) {
    var application = new SpringApplication(LocalProcess.class);
    // Before the features' own defaults, after what the operator says; Boot's default properties
    // would come after both.
    var properties = new MapPropertySource("localRun", machine.properties());
    application.addInitializers(
        context -> {
          context.getEnvironment().getPropertySources().addLast(properties);
          context.getBeanFactory().registerSingleton("localCa", machine.ca());
        });
    return application;
  }

  int httpPort() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  int grpcPort() {
    return context.getBean(GrpcServerLifecycle.class).getPort();
  }

  int socketPort() {
    return context.getBean(NodeLifecycle.class).address().getPort();
  }

  @Override
  public void close() {
    context.close();
    machine.close();
  }
}
