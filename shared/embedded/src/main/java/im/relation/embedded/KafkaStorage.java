package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/// Kafka's log folder: formatted once, before it appears under its name.
final class KafkaStorage {
  private KafkaStorage() {}

  /// The formatted `data` in the given folder.
  static Path prepare(Path folder) {
    var data = folder.resolve("data");
    if (!Files.exists(data)) {
      var draft = folder.resolve("data.new");
      try {
        OwnerOnly.deleteAll(draft);
        format(OwnerOnly.folder(draft));
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
      } catch (Exception e) { // Formatter.run declares Exception
        throw new EmbeddedServerException(
            Reason.START_FAILED, "Kafka's log folder " + data + " cannot be made: " + e + ".", e);
      }
    }
    return data;
  }

  private static void format(Path data) throws Exception {
    var formatter = new Formatter();
    formatter
        .setPrintStream(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(KafkaProperties.NODE_ID)
        .setControllerListenerName(KafkaProperties.CONTROLLER)
        .setMetadataLogDirectory(data.toString())
        .addDirectory(data.toString())
        .setUnstableFeatureVersionsEnabled(false)
        .setIgnoreFormatted(false);
    formatter.run();
  }
}
