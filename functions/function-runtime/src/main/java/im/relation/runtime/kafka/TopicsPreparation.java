package im.relation.runtime.kafka;

import im.relation.backplane.Catalog;
import im.relation.runtime.StartRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the catalog's topics where they are missing, before anything is bound to them. Several
/// processes may do it at once.
public final class TopicsPreparation {

  private static final Logger log = LoggerFactory.getLogger(TopicsPreparation.class);

  /// Looks at the topics this often: a topic made by another process, or by this one a moment ago,
  /// may not be known yet to the broker that is asked.
  private static final int MAX_LOOKS = 100;

  private static final long PAUSE_MILLIS = 100;

  private final Catalog catalog;
  private final KafkaSettings settings;

  public TopicsPreparation(Catalog catalog, KafkaSettings settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  /// Returns when all topics are there.
  ///
  /// @throws StartRefused when a topic has another partition count, or Kafka does not answer
  public void run() {
    int timeout = (int) settings.startTimeout().toMillis();
    Map<String, Object> properties = settings.clientProperties();
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(timeout, 5_000));
    try (Admin admin = Admin.create(properties)) {
      for (int look = 0; look < MAX_LOOKS; look++) {
        List<NewTopic> missing = TopicPlan.missing(catalog, settings.partitions(), present(admin));
        if (missing.isEmpty()) {
          return;
        }
        create(admin, missing);
        Thread.sleep(PAUSE_MILLIS);
      }
      throw new StartRefused("Topics were made but do not appear.", "Look at Kafka's controller.");
    } catch (ExecutionException e) {
      throw new StartRefused(
          "Kafka at " + settings.bootstrapServers() + " did not answer.",
          "Start it, or set im.kafka.bootstrap-servers.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("The start was interrupted.", "Start again.", e);
    }
  }

  private Map<String, Integer> present(Admin admin)
      throws ExecutionException, InterruptedException {
    Map<String, Integer> present = new HashMap<>();
    Map<String, KafkaFuture<TopicDescription>> described =
        admin.describeTopics(TopicPlan.names(catalog)).topicNameValues();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : described.entrySet()) {
      try {
        present.put(topic.getKey(), topic.getValue().get().partitions().size());
      } catch (ExecutionException e) {
        ignore(e, UnknownTopicOrPartitionException.class);
      }
    }
    return present;
  }

  private static void create(Admin admin, List<NewTopic> missing)
      throws ExecutionException, InterruptedException {
    for (Map.Entry<String, KafkaFuture<Void>> made :
        admin.createTopics(missing).values().entrySet()) {
      try {
        made.getValue().get();
        log.atInfo().addKeyValue("topic", made.getKey()).log("topic made");
      } catch (ExecutionException e) {
        ignore(e, TopicExistsException.class);
      }
    }
  }

  private static void ignore(ExecutionException failure, Class<? extends Exception> expected)
      throws ExecutionException {
    if (!expected.isInstance(failure.getCause())) {
      throw failure;
    }
  }
}
