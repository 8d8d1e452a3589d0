package im.relation.runtime.outbox;

import im.relation.runtime.OutboxPoke;
import im.relation.runtime.kafka.KafkaRuntime;
import im.relation.runtime.kafka.RecordSender;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a process imports that may relay the outbox; needs
/// [im.relation.runtime.store.StoreRuntime].
@Configuration(proxyBeanMethods = false)
@Import(KafkaRuntime.class)
@EnableConfigurationProperties(OutboxSettings.class)
public class OutboxRelayRuntime {

  @Bean
  RelayLifecycle outboxRelay(
      JdbcClient jdbc, RecordSender sender, OutboxPoke poke, OutboxSettings settings) {
    var sql = new OutboxSql(jdbc);
    return new RelayLifecycle(
        new OutboxRelay(sql, sender, settings.maxRows()),
        new RelayLease(sql, settings.leaseLife()),
        poke,
        settings);
  }

  /// `im.outbox.age`, seconds: one small SELECT whenever it is looked at.
  @Bean
  MeterBinder outboxAge(JdbcClient jdbc) {
    var sql = new OutboxSql(jdbc);
    return meters ->
        Gauge.builder("im.outbox.age", sql, OutboxSql::ageSeconds)
            .description("For how long the oldest row of the outbox has waited.")
            .baseUnit("seconds")
            .strongReference(true)
            .register(meters);
  }
}
