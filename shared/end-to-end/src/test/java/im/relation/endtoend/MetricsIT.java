package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.SignInRequest;
import im.relation.endtoend.kit.Artifacts;
import im.relation.endtoend.kit.Expression;
import im.relation.endtoend.kit.Health;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.Scrape;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What an operator watches: the dashboard and the alerts in `config/`, against what a running
/// system says of itself.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class MetricsIT {

  private static final List<String> STAGES =
      List.of("submit", "kafka", "accept", "fan_out", "deliver");

  private final LocalRun run;

  MetricsIT(LocalRun run) {
    this.run = run;
  }

  @Test
  void theTimeOfAMessageIsKnownInEachStageAndAsAWhole() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given
      var conversation = alice.befriend(bob);
      var before = scrape();

      // When
      alice.sendAccepted(conversation, "timed");
      bob.awaitTexts(conversation, 1);

      // Then
      await("the timers")
          .atMost(LocalRun.patience())
          .untilAsserted(
              () -> {
                var after = scrape();
                for (var stage : STAGES) {
                  var labels = Map.of("stage", stage);
                  assertThat(after.sum("im_stage_seconds_count", labels))
                      .as(stage)
                      .isGreaterThan(before.sum("im_stage_seconds_count", labels));
                }
                assertThat(after.sum("im_delivery_seconds_count", Map.of()))
                    .isGreaterThan(before.sum("im_delivery_seconds_count", Map.of()));
              });
    }
  }

  @Test
  void everyMetricAndLabelOfTheDashboardAndOfTheAlertsExists() throws IOException {
    // Given: whoever signs in has been refused at least once
    refuseASignIn();
    var expressions = Stream.concat(dashboard(), alerts().map(rule -> text(rule, "expr"))).toList();

    // When
    var said = scrape();

    // Then
    assertThat(expressions).hasSizeGreaterThan(30);
    assertThat(expressions.stream().flatMap(each -> new Expression(each).missingIn(said).stream()))
        .isEmpty();
  }

  @Test
  void anExpressionThatNamesWhatNobodySaysIsFound() {
    var said = Scrape.of("a_total{kind=\"x\"} 1\n");
    assertThat(new Expression("sum by (kind) (rate(a_total{kind=\"x\"}[5m])) > 0").missingIn(said))
        .isEmpty();
    assertThat(new Expression("rate(b_total[5m]) / up").missingIn(said)).hasSize(1);
    assertThat(new Expression("a_total{kind=\"y\"}").missingIn(said)).hasSize(1);
    assertThat(new Expression("sum by (colour) (a_total)").missingIn(said)).hasSize(1);
  }

  @Test
  void everyAlertSaysWhatHappensAndTheDocumentationWhatToDo() throws IOException {
    var page = Files.readString(Artifacts.root().resolve("docs/operations.md"));
    assertThat(alerts())
        .hasSizeGreaterThan(8)
        .allSatisfy(
            rule -> {
              assertThat(text(rule.getAsJsonObject().get("annotations"), "summary")).endsWith(".");
              assertThat(text(rule.getAsJsonObject().get("labels"), "severity"))
                  .isIn("page", "ticket");
              assertThat(page).contains("`" + text(rule, "alert") + "`");
            });
  }

  private void refuseASignIn() {
    try (var grpc = new StockGrpc(run.grpc())) {
      var asked =
          SignInRequest.newBuilder()
              .setIdentifier(StockGrpc.name())
              .setPassword("not the password of anybody")
              .setDevice(StockGrpc.device(DeviceType.DEVICE_TYPE_DESKTOP))
              .build();
      assertThatThrownBy(() -> grpc.sessions().signIn(asked))
          .isInstanceOf(StatusRuntimeException.class);
    }
  }

  private Scrape scrape() {
    var answer = new Health(run.http()).metrics();
    assertThat(answer.status()).isEqualTo(200);
    return Scrape.of(answer.body());
  }

  private static Stream<String> dashboard() throws IOException {
    var file = Artifacts.root().resolve("config/grafana/im-relation.json");
    return elements(JsonParser.parseString(Files.readString(file)), "panels")
        .flatMap(panel -> elements(panel, "targets"))
        .map(target -> text(target, "expr"));
  }

  private static Stream<JsonElement> elements(JsonElement of, String name) {
    var array = of.getAsJsonObject().getAsJsonArray(name);
    return array == null ? Stream.of() : StreamSupport.stream(array.spliterator(), false);
  }

  private static Stream<JsonElement> alerts() throws IOException {
    var file = Artifacts.root().resolve("config/prometheus/alerts.yml");
    Object all = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    return elements(new Gson().toJsonTree(all), "groups")
        .flatMap(group -> elements(group, "rules"));
  }

  private static String text(JsonElement of, String name) {
    return of.getAsJsonObject().get(name).getAsString();
  }
}
