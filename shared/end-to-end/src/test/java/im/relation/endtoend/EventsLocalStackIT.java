package im.relation.endtoend;

import im.relation.endtoend.lambda.LambdaSystem;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/// Over LocalStack: where `AWS_ENDPOINT_URL` says it is, or else in Docker. The one class that may
/// be skipped, where there is neither.
@EnabledIf("isThere")
final class EventsLocalStackIT extends EventsContract {

  /// The last release that asks for no token.
  private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14");

  private static final int PORT = 4566;

  private Optional<GenericContainer<?>> container = Optional.empty();

  EventsLocalStackIT(LambdaSystem system) {
    super(system);
  }

  static boolean isThere() {
    return given().isPresent() || DockerClientFactory.instance().isDockerAvailable();
  }

  private static Optional<URI> given() {
    return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"))
        .filter(address -> !address.isBlank())
        .map(URI::create);
  }

  @Override
  URI startSqs() {
    return given().orElseGet(this::startContainer);
  }

  private URI startContainer() {
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
