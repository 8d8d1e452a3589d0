package im.relation.runtime.kafka;

import im.relation.runtime.TransientFailure;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/// How far a Kafka-bound function is behind. Thread-safe.
public final class Backlog {

  private static final int PATIENCE_MILLIS = 5_000;

  private final KafkaSettings settings;

  public Backlog(KafkaSettings settings) {
    this.settings = settings;
  }

  /// The partition of a key by Kafka's default partitioner.
  public static int partition(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  /// Records of a partition that the function has not committed; empty where it never committed
  /// any.
  ///
  /// @throws TransientFailure where Kafka does not answer
  public OptionalLong waiting(String function, TopicPartition partition) {
    Map<String, Object> properties = settings.clientProperties();
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    try (Admin admin = Admin.create(properties)) {
      var committed =
          admin.listConsumerGroupOffsets(function).partitionsToOffsetAndMetadata().get();
      var end = admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all().get();
      var done = committed.get(partition);
      var last = end.get(partition);
      return done == null || last == null
          ? OptionalLong.empty()
          : OptionalLong.of(Math.max(0, last.offset() - done.offset()));
    } catch (ExecutionException e) {
      throw new TransientFailure("Kafka does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted while Kafka was asked", e);
    }
  }
}
