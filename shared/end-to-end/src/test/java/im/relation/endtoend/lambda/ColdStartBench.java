package im.relation.endtoend.lambda;

import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.account.v1.SignUpResponse;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Measures how long the feature account takes from the start of its process until its first
/// response is at the Runtime API: as its container image starts it, with an AOT cache that was
/// trained before as the image trains it, and untuned, as `java` starts it. The forms take turns.
///
/// `scripts/package-lambda --image account` has made the folder of the image; `scripts/bench
/// cold-start` calls both.
final class ColdStartBench {

  private static final int RUNS = 5;

  /// What the design asks for, in milliseconds.
  private static final Map<String, Integer> BOUNDS =
      Map.of("first_response_ms", 700, "first_response_with_store_ms", 1_200);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, List<Long>> measured = new LinkedHashMap<>();

  private ColdStartBench() {}

  public static void main(String[] words) throws Exception {
    boolean json = List.of(words).contains("--json");
    var bench = new ColdStartBench();
    try (var apart = Apart.start("cold-start", 0)) {
      var person = signUp(apart);
      var environment = new FunctionEnvironment(apart, Map.of()).requests("account");
      apart.requests().close();
      apart.kafkaBound().close();
      System.err.println("Training ...");
      try (var image = AccountImage.train(apart.folder())) {
        for (int run = 1; run <= RUNS; run++) {
          System.err.println("Run " + run + " of " + RUNS + " ...");
          for (var start : image.starts().entrySet()) {
            var started = start.getValue().with(environment);
            bench.measure("first_response_ms" + start.getKey(), started, NO_STORE);
            bench.measure(
                "first_response_with_store_ms" + start.getKey(), started, profile(person));
          }
        }
      }
    }
    System.out.println(json ? bench.asJson() : bench.asTable());
    System.exit(0);
  }

  /// What an answer must hold, and the event that it answers.
  private record Asked(byte[] event, String expected) {}

  /// A sign-in without a name is refused before any store is asked.
  private static final Asked NO_STORE =
      new Asked(event("/im.account.v1.SessionService/SignIn", "", "{}"), "invalid_argument");

  private static Asked profile(SignUpResponse person) {
    return new Asked(
        event(
            "/im.account.v1.AccountService/GetProfiles",
            "Bearer " + person.getTokens().getAccessToken(),
            "{\"userIds\":[\"" + person.getProfile().getUserId() + "\"]}"),
        person.getProfile().getNickname());
  }

  private void measure(String figure, AccountImage.Start start, Asked asked) {
    try (var api = new RuntimeApi()) {
      var answer = api.invoke(asked.event()).orTimeout(60, TimeUnit.SECONDS);
      long startedAt = System.nanoTime();
      try (var process = start.begin(api.address())) {
        var outcome = answer.join();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
        if (!(outcome instanceof RuntimeApi.Outcome.Answer(var payload))
            || !new String(payload, StandardCharsets.UTF_8).contains(asked.expected())) {
          throw new IllegalStateException("not " + asked.expected() + ":\n" + process.log());
        }
        measured.computeIfAbsent(figure, ignored -> new ArrayList<>()).add(millis);
      }
    }
  }

  private Map<String, Long> medians() {
    var medians = new LinkedHashMap<String, Long>();
    measured.forEach(
        (figure, all) -> medians.put(figure, all.stream().sorted().toList().get(RUNS / 2)));
    return medians;
  }

  private String asJson() {
    return JSON.writeValueAsString(medians());
  }

  private String asTable() {
    return medians().entrySet().stream()
        .map(
            entry -> {
              var bound = BOUNDS.get(entry.getKey());
              var asked = bound == null ? "" : " (at most " + bound + ")";
              return "%-36s %5d%s  %s"
                  .formatted(entry.getKey(), entry.getValue(), asked, measured.get(entry.getKey()));
            })
        .collect(Collectors.joining("\n"));
  }

  private static byte[] event(String path, String authorization, String body) {
    var headers = new HashMap<>(Map.of("content-type", "application/json"));
    if (!authorization.isEmpty()) {
      headers.put("authorization", authorization);
    }
    return new GatewayEvent(
            "POST", path, headers, "192.0.2.1", body.getBytes(StandardCharsets.UTF_8))
        .toJson();
  }

  private static SignUpResponse signUp(Apart apart) throws IOException, InterruptedException {
    var request =
        SignUpRequest.newBuilder()
            .setUsername(StockGrpc.name())
            .setPassword(TestDevice.PASSWORD)
            .setNickname("Ann of the bench")
            .setDevice(StockGrpc.device(DeviceType.DEVICE_TYPE_DESKTOP))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(apart.http().resolve("/im.account.v1.AccountService/SignUp"))
                  .header("Content-Type", "application/proto")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(request.toByteArray()))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return SignUpResponse.parseFrom(answer.body());
    }
  }
}
