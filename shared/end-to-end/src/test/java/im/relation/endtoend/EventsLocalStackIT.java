package im.relation.endtoend;

import im.relation.endtoend.lambda.LambdaSystem;
import java.net.URI;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.DockerImageName;

/// Over LocalStack: in Docker, or where `AWS_ENDPOINT_URL` says it is. The one class that may be
/// skipped, where there is no Docker.
@Testcontainers(disabledWithoutDocker = true)
final class EventsLocalStackIT extends EventsContract {

  /// The last release that asks for no token.
  private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14");

  private static final int PORT = 4566;

  private Optional<GenericContainer<?>> container = Optional.empty();

  EventsLocalStackIT(LambdaSystem system) {
    super(system);
  }

  @Override
  URI startSqs() {
    var given = System.getenv("AWS_ENDPOINT_URL");
    if (given != null && !given.isBlank()) {
      return URI.create(given);
    }
    var started =
        new GenericContainer<>(IMAGE)
            .withEnv("SERVICES", "sqs")
            .withExposedPorts(PORT)
            .waitingFor(Wait.forHttp("/_localstack/health").forPort(PORT));
    container = Optional.of(started);
    started.start();
    return URI.create("http://" + started.getHost() + ":" + started.getMappedPort(PORT));
  }

  @Override
  void stopSqs() {
    container.ifPresent(GenericContainer::stop);
  }
}
