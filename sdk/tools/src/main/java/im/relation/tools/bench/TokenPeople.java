package im.relation.tools.bench;

import im.relation.contract.account.v1.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// People who have tokens and no account, as a server that the bench started makes them
/// (functions/bench). Thread-safe.
final class TokenPeople implements People {

  private static final int OK = 200;
  private static final int PERSON_FIELDS = 4;

  private final HttpClient http;
  private final URI functions;
  private final String key;

  /// @param key that the server was started with
  TokenPeople(HttpClient http, URI functions, String key) {
    this.http = http;
    this.functions = functions;
    this.key = key;
  }

  @Override
  public List<Pair> pairs(int count, IntConsumer progress) {
    var pairs = new ArrayList<Pair>();
    for (var fields : lines(count, 0)) {
      pairs.add(
          new Pair(
              pairs.size(),
              person(fields, 1),
              person(fields, 1 + PERSON_FIELDS),
              Long.parseLong(fields[0])));
    }
    progress.accept(pairs.size());
    return List.copyOf(pairs);
  }

  @Override
  public List<Person> others(int count, IntConsumer progress) {
    var people = lines(0, count).stream().map(fields -> person(fields, 0)).toList();
    progress.accept(people.size());
    return people;
  }

  /// Never asked for: a token lives longer than a run.
  @Override
  public void renew(Person person) {
    throw new BenchException("the run is longer than its people's tokens live");
  }

  @Override
  public Optional<String> settings() {
    return Optional.of(get("/bench/settings"));
  }

  private List<String[]> lines(int pairs, int others) {
    return get("/bench/people?pairs=%d&others=%d".formatted(pairs, others))
        .lines()
        .map(line -> line.split(" ", -1))
        .toList();
  }

  private String get(String path) {
    var request =
        HttpRequest.newBuilder(functions.resolve(path)).header("x-bench-key", key).build();
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new BenchException(path + " is answered by HTTP " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new BenchException(path + " is not answered: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("stopped");
    }
  }

  private static Person person(String[] fields, int from) {
    return new Person(
        Tokens.newBuilder()
            .setUserId(Long.parseLong(fields[from]))
            .setDeviceId(Long.parseLong(fields[from + 1]))
            .setAccessToken(fields[from + 2])
            .setAccessExpiresAtMillis(Long.parseLong(fields[from + 3]))
            .build());
  }
}
