package im.relation.presence;

import im.relation.embedded.DataFolder;
import im.relation.embedded.EmbeddedServers;
import im.relation.embedded.EmbeddedServersSettings;
import im.relation.embedded.KafkaSettings;
import im.relation.embedded.MariaDbSettings;
import im.relation.embedded.RedisSettings;
import im.relation.embedded.ServerKind;
import im.relation.embedded.ServerPorts;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One real Redis, one real MariaDB and the feature's beans over them for all test classes of a
/// run.
final class TestServers implements BeforeAllCallback, ParameterResolver {

  /// All of it, until the last test class is through.
  record Running(DataFolder folder, EmbeddedServers servers, TestProcess.Started process)
      implements AutoCloseable {

    @Override
    public void close() {
      process.close();
      servers.close();
      folder.close();
    }
  }

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
                Set.of(ServerKind.REDIS, ServerKind.MARIADB),
                Path.of("target", "it-binaries"),
                ServerPorts.FREE,
                MariaDbSettings.DEFAULTS,
                RedisSettings.DEFAULTS,
                KafkaSettings.DEFAULTS));
    return new Running(folder, servers, TestProcess.start(servers));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestProcess.Started.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context).process();
  }
}
