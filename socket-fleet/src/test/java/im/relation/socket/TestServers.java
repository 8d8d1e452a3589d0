package im.relation.socket;

import im.relation.backplane.Topics;
import im.relation.embedded.DataFolder;
import im.relation.embedded.EmbeddedServers;
import im.relation.embedded.EmbeddedServersSettings;
import im.relation.embedded.KafkaSettings;
import im.relation.embedded.MariaDbSettings;
import im.relation.embedded.RedisSettings;
import im.relation.embedded.ServerKind;
import im.relation.embedded.ServerPorts;
import im.relation.embedded.TopicSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One real Redis and one real Kafka for all test classes of a run.
final class TestServers implements BeforeAllCallback, ParameterResolver {

  /// Both, until the last test class is through.
  record Running(DataFolder folder, EmbeddedServers servers) implements AutoCloseable {

    String redisUrl() {
      return servers.redis().url();
    }

    String kafka() {
      return servers.kafka().bootstrapServers();
    }

    @Override
    public void close() {
      servers.close();
      folder.close();
    }
  }

  private static final Duration RETENTION = Duration.ofHours(1);

  @Override
  public void beforeAll(ExtensionContext context) {
    var _ = running(context);
  }

  private static Running running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Running.class, type -> start(), Running.class);
  }

  private static Running start() {
    var folder = DataFolder.open(Path.of("target", "it-servers"));
    var servers =
        EmbeddedServers.start(
            folder,
            new EmbeddedServersSettings(
                Set.of(ServerKind.REDIS, ServerKind.KAFKA),
                Path.of("target", "it-binaries"),
                ServerPorts.FREE,
                MariaDbSettings.DEFAULTS,
                RedisSettings.DEFAULTS,
                KafkaSettings.DEFAULTS));
    servers
        .kafka()
        .createTopics(
            Stream.of(Topics.MESSAGE_SUBMITTED, Topics.CURSOR_REPORTED, Topics.EPHEMERAL)
                .map(topic -> new TopicSpec(topic, 2, RETENTION))
                .toList());
    return new Running(folder, servers);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }
}
