package im.relation.socket;

import im.relation.aws.KafkaSignIn;
import im.relation.backplane.ServiceCredential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a node's settings: `socket-fleet.properties`, where `listen.port` may be overridden by the
/// environment variable `SOCKET_LISTEN_PORT`. A key that nobody asks for fails the start. Sizes are
/// bytes, times ISO-8601 (`PT30S`) or `30s`, `500ms`, `2m`.
final class SocketProperties {

  static final String ENVIRONMENT_PREFIX = "SOCKET_";

  /// Names the file itself, so it is no key in it.
  static final String FILE_VARIABLE = "SOCKET_SETTINGS_FILE";

  private final Map<String, String> values;
  private final Set<String> asked = new HashSet<>();

  private SocketProperties(Map<String, String> values) {
    this.values = values;
  }

  /// Everything of the main: the node, and what only a process of its own needs.
  ///
  /// @param tokenKeys a JWK set with the public keys of access tokens
  record Main(SocketSettings node, Path tokenKeys, String managementHost, int managementPort) {}

  /// Reads the file, lets the environment override it, and leaves no key unread.
  static Main read(Properties file, Map<String, String> environment) {
    var values = new TreeMap<String, String>();
    for (var key : file.stringPropertyNames()) {
      values.put(key, file.getProperty(key));
    }
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(ENVIRONMENT_PREFIX) && !name.equals(FILE_VARIABLE)) {
            values.put(keyOf(name), value);
          }
        });
    var properties = new SocketProperties(values);
    var main = properties.main();
    var unknown = new java.util.TreeSet<>(values.keySet());
    unknown.removeAll(properties.asked);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("These settings do not exist: " + unknown + ".");
    }
    return main;
  }

  /// `SOCKET_LISTEN_IO_THREADS` is `listen.io-threads`: the first word is the group.
  private static String keyOf(String variable) {
    var words = variable.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT);
    int group = words.indexOf('_');
    return group < 0
        ? words
        : words.substring(0, group) + "." + words.substring(group + 1).replace('_', '-');
  }

  private Main main() {
    var node = new SocketSettings(listen(), fleet(), backends(), limits(), timing(), lease());
    return new Main(
        node,
        Path.of(required("token.keys-file")),
        text("management.host", "127.0.0.1"),
        number("management.port", 7_444));
  }

  private ListenSettings listen() {
    return new ListenSettings(
        text("listen.host", "127.0.0.1"),
        number("listen.port", 7_443),
        tls("listen"),
        flag("listen.plain-beside-tls"),
        number("listen.io-threads", Runtime.getRuntime().availableProcessors()),
        TrustedProxies.of(list("listen.proxy-trusted")));
  }

  private FleetSettings fleet() {
    var host = text("fleet.host", "127.0.0.1");
    return new FleetSettings(
        host,
        number("fleet.port", 9_190),
        text("fleet.advertised-host", host),
        tls("fleet"),
        credential(Path.of(required("fleet.credential-file"))));
  }

  private BackendSettings backends() {
    return new BackendSettings(
        required("redis.url"),
        required("kafka.bootstrap-servers"),
        number("kafka.linger-millis", 0),
        kafkaSignIn(),
        time("redis.timeout", BackendSettings.REDIS_TIMEOUT));
  }

  private KafkaSignIn kafkaSignIn() {
    return switch (text("kafka.sign-in", "none")) {
      case "none" -> KafkaSignIn.NONE;
      case "iam" -> KafkaSignIn.IAM;
      default -> throw new IllegalArgumentException("kafka.sign-in is none or iam.");
    };
  }

  private LimitSettings limits() {
    var defaults = LimitSettings.defaults();
    return new LimitSettings(
        number("limits.max-connections", defaults.maxConnections()),
        number("limits.max-greeting", defaults.maxGreeting()),
        number("limits.max-pending-submissions", defaults.maxPendingSubmissions()),
        number("limits.max-queued-bytes", defaults.maxQueuedBytes()),
        number("limits.max-held-receipts", defaults.maxHeldReceipts()),
        new LimitSettings.WriteBuffer(
            number("limits.write-buffer-low-bytes", defaults.writeBuffer().lowBytes()),
            number("limits.write-buffer-high-bytes", defaults.writeBuffer().highBytes())));
  }

  private TimingSettings timing() {
    var defaults = TimingSettings.defaults();
    return new TimingSettings(
        time("timing.hello", defaults.hello()),
        time("timing.heartbeat", defaults.heartbeat()),
        time("timing.token-grace", defaults.tokenGrace()),
        time("timing.receipt-hold", defaults.receiptHold()),
        time("timing.typing-gap", defaults.typingGap()),
        time("timing.sweep", defaults.sweep()));
  }

  private LeaseSettings lease() {
    var defaults = LeaseSettings.defaults();
    return new LeaseSettings(
        time("lease.life", defaults.life()),
        time("lease.renewal", defaults.renewal()),
        time("lease.pace-every", defaults.paceEvery()),
        number("lease.portion", defaults.portion()),
        time("lease.drain", defaults.drain()));
  }

  private @Nullable TlsFiles tls(String group) {
    var chain = text(group + ".tls-certificate-file", "");
    var key = text(group + ".tls-key-file", "");
    if (chain.isEmpty() != key.isEmpty()) {
      throw new IllegalArgumentException(
          group + ".tls-certificate-file and " + group + ".tls-key-file are set together.");
    }
    return chain.isEmpty() ? null : new TlsFiles(Path.of(chain), Path.of(key));
  }

  private static ServiceCredential credential(Path file) {
    try {
      return new ServiceCredential(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException("fleet.credential-file " + file + " cannot be read.", e);
    }
  }

  private String required(String key) {
    var value = text(key, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("The setting " + key + " is missing.");
    }
    return value;
  }

  private String text(String key, String otherwise) {
    asked.add(key);
    return values.getOrDefault(key, otherwise).strip();
  }

  private List<String> list(String key) {
    return Pattern.compile(",")
        .splitAsStream(text(key, ""))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private int number(String key, int otherwise) {
    return parse(key, otherwise, Integer::parseInt);
  }

  private boolean flag(String key) {
    var value = text(key, "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(key + " is true or false.");
    };
  }

  private Duration time(String key, Duration otherwise) {
    return parse(key, otherwise, SocketProperties::duration);
  }

  private <T> T parse(String key, T otherwise, Function<String, T> reader) {
    var value = text(key, "");
    try {
      return value.isEmpty() ? otherwise : reader.apply(value);
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException("The setting " + key + " cannot be read.", e);
    }
  }

  static Duration duration(String text) {
    if (text.endsWith("ms")) {
      return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
    }
    return Duration.parse(text.startsWith("P") ? text : "PT" + text.toUpperCase(Locale.ROOT));
  }
}
