package im.relation.local;

import im.relation.contract.account.v1.DeviceType;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.Endpoints;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import im.relation.sdk.Result;
import im.relation.sdk.Settings;
import im.relation.sdk.ThisDevice;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// The whole local run in this JVM, on free ports and an empty data folder, and clients of it.
final class TestRun implements AutoCloseable {

  private static final String PASSWORD = "a password of tests 7";

  private final LocalRun run;
  private final List<ImClient> clients = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();

  private TestRun(LocalRun run) {
    this.run = run;
  }

  /// @param name of the data folder
  static TestRun start(String name, String host) throws IOException {
    var data = Path.of("target", "runs", name).toAbsolutePath();
    FileSystemUtils.deleteRecursively(data);
    return new TestRun(
        LocalRun.start(
            "--im.local.data=" + data,
            "--im.local.binaries="
                + Path.of("..", "..", "target", "binaries").toAbsolutePath().normalize(),
            "--im.local.host=" + host,
            "--im.local.http-port=0",
            "--im.local.grpc-port=0",
            "--im.local.socket-port=0",
            "--im.local.fleet-port=0"));
  }

  LocalRun run() {
    return run;
  }

  Path ca() {
    return run.machine().ca().certificate();
  }

  /// @param scheme of the functions
  /// @param caPem null for the platform's certificates
  Endpoints endpoints(String scheme, boolean socketTls, @Nullable Path caPem) {
    return new Endpoints(
        URI.create(scheme + "://localhost:" + run.httpPort()),
        "127.0.0.1",
        run.socketPort(),
        socketTls,
        caPem);
  }

  /// A new person, not connected yet.
  Result<Person> signUp(String username, Endpoints endpoints) {
    var relation =
        Relation.at(
            Settings.inMemory(
                endpoints,
                new ThisDevice(DeviceType.DEVICE_TYPE_DESKTOP, "", "im-local-test", "1")));
    relations.add(relation);
    return relation.signUp(username, PASSWORD, username).map(this::person);
  }

  private Person person(ImClient client) {
    clients.add(client);
    var events = new CopyOnWriteArrayList<Event>();
    var _ = client.listen(events::add);
    return new Person(client, events);
  }

  /// A person's client, and what it has told.
  record Person(ImClient client, List<Event> events) {

    /// States of the connection, in their order.
    List<ConnectionState> states() {
      return events.stream()
          .filter(Event.ConnectionChanged.class::isInstance)
          .map(event -> ((Event.ConnectionChanged) event).state())
          .toList();
    }

    boolean isLive() {
      return client.connection() instanceof ConnectionState.Live;
    }

    boolean failedToConnect() {
      return client.connection() instanceof ConnectionState.Waiting;
    }

    boolean wasWelcomed() {
      return states().stream()
          .anyMatch(
              state ->
                  state instanceof ConnectionState.CatchingUp
                      || state instanceof ConnectionState.Live);
    }
  }

  @Override
  public void close() {
    clients.forEach(ImClient::close);
    relations.forEach(Relation::close);
    run.close();
  }
}
