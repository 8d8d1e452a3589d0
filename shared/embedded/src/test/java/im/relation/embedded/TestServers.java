package im.relation.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What the tests on real servers share.
final class TestServers {

  /// Unpacked once for all tests.
  static final Path BINARIES = Path.of("target", "binaries");

  static final TopicSpec MESSAGES = new TopicSpec("messages", 2, Duration.ofDays(3));

  private TestServers() {}

  static boolean canBind(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral(Ports.HOST))) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// What Redis answers, as it stands on the wire, to a command without blanks in its arguments.
  static String redis(int port, String command) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(Ports.address(port));
      socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static void send(String bootstrapServers, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(MESSAGES.name(), 0, "key", value)).get();
    }
  }

  /// What was sent since the last call.
  static List<String> pollAndCommit(String bootstrapServers) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "readers",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(MESSAGES.name(), 0)));
      var records = consumer.poll(Duration.ofSeconds(30));
      consumer.commitSync();
      return StreamSupport.stream(records.spliterator(), false).map(ConsumerRecord::value).toList();
    }
  }
}
