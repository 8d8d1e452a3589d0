package im.relation.runtime.store;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// How every process talks to MySQL, unless its operator says otherwise under the same keys. Only
/// `spring.datasource.url`, `.username` and `.password` are left to him.
///
/// | property of the driver | why |
/// |---|---|
/// | `connectionTimeZone=UTC`, `forceConnectionTimeZoneToSession` | `DATETIME` is UTC, for Java and for `NOW()` |
/// | `rewriteBatchedStatements` | a batch of inserts is one statement |
/// | `useLocalSessionState` | no round trip for an isolation level that is set already |
/// | `cachePrepStmts` | a statement is parsed once per connection |
/// | `connectTimeout`, `socketTimeout` | a server that is gone is noticed: 3 s and 30 s |
///
/// Against the embedded server the URL adds `sslMode=DISABLED&allowPublicKeyRetrieval=true`.
final class StoreDefaults implements EnvironmentPostProcessor {

  private static final String POOL = "spring.datasource.hikari.";
  private static final String DRIVER = POOL + "data-source-properties.";

  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          // Each feature has a history of its own: Migrations runs them.
          Map.entry("spring.flyway.enabled", "false"),
          Map.entry("spring.sql.init.mode", "never"),
          // Work waits for a connection rather than for the server to schedule too many.
          Map.entry(POOL + "maximum-pool-size", "16"),
          Map.entry(POOL + "minimum-idle", "4"),
          Map.entry(POOL + "connection-timeout", "3000"),
          Map.entry(POOL + "validation-timeout", "2000"),
          Map.entry(POOL + "max-lifetime", "1200000"),
          Map.entry(POOL + "keepalive-time", "120000"),
          // What Transactions asks for, so that it asks for nothing at run time.
          Map.entry(POOL + "transaction-isolation", "TRANSACTION_READ_COMMITTED"),
          Map.entry(DRIVER + "connectionTimeZone", "UTC"),
          Map.entry(DRIVER + "forceConnectionTimeZoneToSession", "true"),
          Map.entry(DRIVER + "rewriteBatchedStatements", "true"),
          Map.entry(DRIVER + "useLocalSessionState", "true"),
          Map.entry(DRIVER + "cachePrepStmts", "true"),
          Map.entry(DRIVER + "prepStmtCacheSize", "250"),
          Map.entry(DRIVER + "prepStmtCacheSqlLimit", "4096"),
          Map.entry(DRIVER + "connectTimeout", "3000"),
          Map.entry(DRIVER + "socketTimeout", "30000"),
          Map.entry(DRIVER + "tcpKeepAlive", "true"));

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().addLast(new MapPropertySource("im-store-defaults", DEFAULTS));
  }
}
