package im.relation.endtoend.lambda;

import im.relation.backplane.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What Terraform reads of a function in `config/catalog.json`: where it runs by default (`lambda`,
/// `ecs`), in which deployable, and what it uses.
record Placed(
    String name,
    String kind,
    String feature,
    String compute,
    Optional<String> topic,
    Optional<String> deployable,
    List<String> uses) {

  private record File(List<Placed> functions) {}

  static List<Placed> all() {
    try (InputStream in = Catalog.class.getResourceAsStream("/catalog.json")) {
      return JsonMapper.builder().build().readValue(in, File.class).functions();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Placed named(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  boolean isKafkaBound() {
    return kind.equals("kafka");
  }

  /// What a Lambda function of it runs.
  ///
  /// @param edge end of the handler's name: `Records`, `Events`
  LambdaFunction.Configuration on(String edge, Map<String, String> environment) {
    var task = deployable.orElse(feature);
    return new LambdaFunction.Configuration(name, task, titled(task) + edge, environment);
  }

  /// The first letter large, as handlers are named.
  static String titled(String deployable) {
    return deployable.substring(0, 1).toUpperCase(Locale.ROOT) + deployable.substring(1);
  }
}
