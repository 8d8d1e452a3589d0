package im.relation.runtime.store;

import im.relation.runtime.Outbox;
import im.relation.runtime.OutboxPoke;
import im.relation.runtime.Renewal;
import im.relation.runtime.TracingRuntime;
import im.relation.runtime.rpc.OncePerKey;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// What a process that stores imports: transactions, ids, migrations, the outbox, idempotency, and
/// its part in traces.
///
/// The process brings a [Clock] and `spring.datasource.*`; each feature a [FeatureMigration].
/// Tables are there from the first `SmartLifecycle` on, not yet while beans are made.
@Configuration(proxyBeanMethods = false)
@Import(TracingRuntime.class)
@EnableConfigurationProperties({StoreSettings.class, TransactionSettings.class})
public class StoreRuntime {

  @Bean
  Transactions transactions(PlatformTransactionManager manager, TransactionSettings settings) {
    return new Transactions(manager, settings);
  }

  @Bean
  Ids ids(Clock clock) {
    return new Ids(clock);
  }

  @Bean
  Renewal renewedIds(Ids ids) {
    return new Renewal(() -> {}, ids::renew);
  }

  @Bean
  FeatureMigration runtimeMigration() {
    return new FeatureMigration("runtime");
  }

  /// Where many instances start at any time the tables are made by one task before them:
  /// `im.store.migrate=false`.
  @Bean
  @ConditionalOnBooleanProperty(name = "im.store.migrate", matchIfMissing = true)
  MigrationsLifecycle migrationsLifecycle(DataSource dataSource, List<FeatureMigration> features) {
    return new MigrationsLifecycle(new Migrations(dataSource, features));
  }

  /// Always there, since an image's beans are written ahead, where nobody knows how it will sign
  /// in.
  @Bean
  static SignInOfPools signInOfPools(Environment environment) {
    return new SignInOfPools(
        Binder.get(environment).bindOrCreate("im.store", StoreSettings.class).signIn());
  }

  @Bean
  OutboxPoke outboxPoke() {
    return new OutboxPoke();
  }

  @Bean
  Outbox outbox(JdbcTemplate jdbc, OutboxPoke poke) {
    return new Outbox(jdbc, poke);
  }

  @Bean
  OncePerKey oncePerKey(Transactions transactions, Idempotency idempotency) {
    return new OnceInTransaction(transactions, idempotency);
  }

  @Bean
  Idempotency idempotency(JdbcClient jdbc, Clock clock) {
    return new Idempotency(new IdempotencySql(jdbc), clock);
  }

  @Bean
  Expiring expiringResponses(Idempotency idempotency) {
    return new Expiring("idempotency_key", idempotency::sweep);
  }
}
