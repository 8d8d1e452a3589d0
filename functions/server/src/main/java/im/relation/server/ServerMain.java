package im.relation.server;

import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// Starts one process of functions: `requests` or `kafka-bound`.
public final class ServerMain {

  private static final String HELP =
      """
      Starts a process of im-relation's functions.

        java -jar server.jar requests      answers over HTTP (8080) and gRPC (9090)
        java -jar server.jar kafka-bound   accepts, fans out, advances cursors, relays the outbox;
                                         answers scripts/admin and scripts/trace-message over HTTP
        java -jar server.jar prepare       makes missing tables and topics, and ends

      Settings are given as environment variables or --name=value:
        SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD
        SPRING_DATA_REDIS_URL        redis:// or rediss://
        IM_KAFKA_BOOTSTRAP_SERVERS   host:port, several with commas
        IM_STORE_SIGN_IN=iam, IM_KAFKA_SIGN_IN=iam
                                     by tokens of AWS's IAM, with AWS_REGION; no password then
        IM_KEYS_FOLDER               holds token-key.jwk and fleet.credential; made where missing
        SERVER_PORT                  HTTP; health and metrics (both)
        OTEL_EXPORTER_OTLP_ENDPOINT  a collector, where traces are wanted (docs/operations.md)
      """;

  /// It serves functions to operators alone; it is ready when it holds its partitions.
  private static final Map<String, Object> KAFKA_BOUND =
      Map.of(
          "management.endpoints.web.exposure.include",
          "health,prometheus",
          "management.endpoint.health.probes.enabled",
          true,
          "management.endpoint.health.show-components",
          "always",
          "management.endpoint.health.group.readiness.include",
          "readinessState,partitions",
          "spring.grpc.server.enabled",
          false,
          "im.rpc.open-to",
          "service");

  private ServerMain() {}

  public static void main(String[] arguments) {
    var role = arguments.length == 0 ? "--help" : arguments[0];
    var rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
    switch (role) {
      case "requests" -> SpringApplication.run(RequestProcess.class, rest);
      case "kafka-bound" -> kafkaBound(rest);
      case "prepare" -> prepare(rest);
      case "--help", "-h" -> System.out.print(HELP);
      default -> {
        System.err.println("There is no process called " + role + ".");
        System.err.print(HELP);
        System.exit(2);
      }
    }
  }

  private static void prepare(String[] arguments) {
    new SpringApplicationBuilder(Preparation.class)
        .web(WebApplicationType.NONE)
        .properties(Map.of("spring.grpc.server.enabled", false))
        .run(arguments)
        .close();
  }

  private static void kafkaBound(String[] arguments) {
    var application = new SpringApplication(KafkaBoundProcess.class);
    application.setDefaultProperties(KAFKA_BOUND);
    var _ = application.run(arguments);
  }
}
