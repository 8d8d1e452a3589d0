package im.relation.runtime.bound;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Keeps Spring Cloud Stream from binding what it finds: a process of request functions has it on
/// its class path too, and only [TopicBindings] says what is bound.
final class StreamDefaults implements EnvironmentPostProcessor {

  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "spring.cloud.stream.function.autodetect", "false",
          // Says each failure a second time, with every header of the poll: TopicConsumer says it.
          "logging.level.org.springframework.integration.handler.LoggingHandler", "off");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().addLast(new MapPropertySource("im-stream-defaults", DEFAULTS));
  }
}
