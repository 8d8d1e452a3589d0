package im.relation.backplane;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// `config/catalog.json`: the one list of functions and topics. Terraform reads the same file.
/// Immutable.
public record Catalog(
    List<FunctionEntry> functions,
    List<TopicEntry> topics,
    @JsonProperty("dead_letter_retention_hours") int deadLetterRetentionHours) {

  /// How a function is reached.
  public enum Kind {
    /// By HTTP, gRPC or Lambda.
    @JsonProperty("request")
    REQUEST,
    /// By the records of a topic.
    @JsonProperty("kafka")
    KAFKA,
    /// By the messages of a queue.
    @JsonProperty("queue")
    QUEUE,
    /// By the clock.
    @JsonProperty("schedule")
    SCHEDULE
  }

  /// Who may call a request function.
  public enum Access {
    /// Anybody.
    @JsonProperty("anonymous")
    ANONYMOUS,
    /// A signed-in person.
    @JsonProperty("person")
    PERSON,
    /// Who shows the deployment's service credential: an operator. Routed by nothing public.
    @JsonProperty("service")
    SERVICE
  }

  /// One function. `access` is set for requests, `topic` for Kafka-bound functions.
  ///
  /// @param name an rpc's full name (`im.account.v1.AccountService/SignUp`), or a bean's name
  public record FunctionEntry(
      String name, Kind kind, String feature, Optional<Access> access, Optional<String> topic) {}

  /// Partition counts; they never change for a topic that exists.
  public record Partitions(int local, int production) {}

  /// One topic.
  ///
  /// @param key what its records are keyed by, `conversation` or `user`, 8 bytes big-endian
  public record TopicEntry(
      String name,
      String key,
      Partitions partitions,
      @JsonProperty("retention_hours") int retentionHours) {

    public Duration retention() {
      return Duration.ofHours(retentionHours);
    }

    /// Where records go that can never be processed.
    public String deadLetterName() {
      return name + ".dead";
    }
  }

  public Catalog {
    functions = List.copyOf(functions);
    topics = List.copyOf(topics);
  }

  /// Reads the catalog that was packaged with the program.
  public static Catalog load() {
    try (InputStream in = Catalog.class.getResourceAsStream("/catalog.json")) {
      if (in == null) {
        throw new IllegalStateException("catalog.json is not on the class path");
      }
      return JsonMapper.builder().build().readValue(in, Catalog.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The Kafka-bound function's entry.
  public FunctionEntry kafkaBound(String name) {
    return entry(name, Set.of(Kind.KAFKA));
  }

  /// The entry of a function that a queue or a schedule starts.
  public FunctionEntry eventBound(String name) {
    return entry(name, Set.of(Kind.QUEUE, Kind.SCHEDULE));
  }

  private FunctionEntry entry(String name, Set<Kind> kinds) {
    return functions.stream()
        .filter(entry -> kinds.contains(entry.kind()) && entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no function " + name + " of " + kinds));
  }

  public Duration deadLetterRetention() {
    return Duration.ofHours(deadLetterRetentionHours);
  }
}
