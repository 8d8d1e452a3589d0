package im.relation.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.aws.KafkaSignIn;
import im.relation.runtime.kafka.KafkaSettings;
import im.relation.runtime.kafka.KafkaSettings.Deployment;
import im.relation.runtime.store.StoreSettings;
import im.relation.runtime.store.TransactionSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTest {

  @Test
  void kafkaIsALocalBrokerByDefault() {
    assertThat(bind("im.kafka", KafkaSettings.class, Map.of()))
        .isEqualTo(KafkaSettings.local("127.0.0.1:9092"));
  }

  @Test
  void kafkaTakesEveryKey() {
    // When
    var settings =
        bind(
            "im.kafka",
            KafkaSettings.class,
            Map.of(
                "im.kafka.bootstrap-servers", "a:1,b:2",
                "im.kafka.partitions", "production",
                "im.kafka.process-name", "functions-0",
                "im.kafka.linger-millis", "0",
                "im.kafka.start-timeout", "5s",
                "im.kafka.make-topics", "false",
                "im.kafka.sign-in", "iam"));

    // Then
    assertThat(settings)
        .isEqualTo(
            new KafkaSettings(
                "a:1,b:2",
                Deployment.PRODUCTION,
                "functions-0",
                0,
                Duration.ofSeconds(5),
                false,
                KafkaSignIn.IAM));
    assertThat(settings.clientProperties())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("bootstrap.servers", "a:1,b:2");
  }

  @Test
  void theStoreIsMigratedAndAsksForAPasswordByDefault() {
    assertThat(bind("im.store", StoreSettings.class, Map.of()))
        .isEqualTo(new StoreSettings(true, StoreSettings.SignIn.PASSWORD));
    assertThat(
            bind(
                "im.store",
                StoreSettings.class,
                Map.of("im.store.migrate", "false", "im.store.sign-in", "iam")))
        .isEqualTo(new StoreSettings(false, StoreSettings.SignIn.IAM));
  }

  @Test
  void kafkaRefusesWhatMakesNoSense() {
    assertThatThrownBy(
            () -> bind("im.kafka", KafkaSettings.class, Map.of("im.kafka.linger-millis", "20")))
        .hasRootCauseMessage("im.kafka.linger-millis is 0 or 1");
    assertThatThrownBy(
            () -> bind("im.kafka", KafkaSettings.class, Map.of("im.kafka.bootstrap-servers", " ")))
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTransactionIsTriedFiveTimesByDefault() {
    assertThat(bind("im.transaction", TransactionSettings.class, Map.of()))
        .isEqualTo(TransactionSettings.defaults())
        .isEqualTo(new TransactionSettings(5, Duration.ofMillis(5), Duration.ofMillis(100)));
  }

  @Test
  void aTransactionTakesEveryKey() {
    // When
    var settings =
        bind(
            "im.transaction",
            TransactionSettings.class,
            Map.of(
                "im.transaction.attempts", "2",
                "im.transaction.first-pause", "1ms",
                "im.transaction.max-pause", "3ms"));

    // Then
    assertThat(settings)
        .isEqualTo(new TransactionSettings(2, Duration.ofMillis(1), Duration.ofMillis(3)));
  }

  @Test
  void aTransactionIsNotTriedForEver() {
    assertThatThrownBy(
            () ->
                bind(
                    "im.transaction",
                    TransactionSettings.class,
                    Map.of("im.transaction.attempts", "21")))
        .hasRootCauseMessage("im.transaction.attempts is 1 to 20");
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> keys) {
    return new Binder(new MapConfigurationPropertySource(keys)).bindOrCreate(prefix, type);
  }
}
