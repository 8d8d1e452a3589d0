package im.relation.sdk;

import static im.relation.sdk.Service.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.relation.contract.common.v1.Problem;
import im.relation.contract.common.v1.ProblemCode;
import im.relation.contract.socket.v1.Refused;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Submit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendQueueTest {

  @TempDir private Path folder;
  private Service service;
  private Relation relation;
  private ImClient client;

  @BeforeEach
  void signUp() throws Exception {
    service = new Service();
    relation = Relation.at(service.settings(folder.resolve("a")));
    client = relation.signUp("tester", "correct horse", "Me").orThrow();
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    relation.close();
    service.close();
  }

  @Test
  void aDamagedStoreEndsTheClientAndOpenedAgainItKeepsWhatWaits() throws Exception {
    // Given
    client.messages().send(DIRECT, "still here");
    client.close();
    damageTheSearch(folder.resolve("a").resolve(Service.ME + ".db"));
    client = relation.restore().orElseThrow();
    var events = Service.events(client);
    client.connect();
    var connection = service.sockets.next().welcome();

    // When
    service.newest.set(1);
    connection.send(Service.message(1));

    // Then
    var reason = new EndReason.StoreDamaged();
    await().until(() -> events.contains(new Event.SignedOut(reason)));
    assertThat(client.connection()).isEqualTo(new ConnectionState.Ended(reason));
    assertThat(Service.texts(events)).as("told is only what is stored").isEmpty();
    client.close();
    client = relation.restore().orElseThrow();
    client.connect();
    var again = service.sockets.next().welcome();
    assertThat(Service.text(again.takeSubmit())).isEqualTo("still here");
    await().until(() -> client.messages().newest(DIRECT, 10).entries().size() == 1);
  }

  private static void damageTheSearch(Path file) throws Exception {
    run(file, "UPDATE search_word_data SET block = x'00000000ffffff7f01'");
  }

  private static void run(Path file, String text) throws Exception {
    try (Connection opened = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = opened.createStatement()) {
      statement.execute(text);
    }
  }

  @Test
  void aClientWhoseDiskIsFullSaysThatItWaitsAndLosesNothing() throws Exception {
    // Given
    var events = Service.events(client);
    client.connect();
    var connection = service.sockets.next().welcome();
    await().until(() -> client.connection() instanceof ConnectionState.Live);
    Path file = folder.resolve("a").resolve(Service.ME + ".db");
    run(file, "CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(FAIL, 'full'); END");
    events.clear();

    // When
    service.newest.set(1);
    connection.send(Service.message(1));

    // Then
    assertThat(events.take())
        .isInstanceOfSatisfying(
            Event.ConnectionChanged.class,
            changed -> assertThat(changed.state()).isInstanceOf(ConnectionState.Waiting.class));
    run(file, "DROP TRIGGER full");
    service.sockets.next().welcome();
    await().until(() -> client.messages().newest(DIRECT, 10).entries().size() == 1);
  }

  /// What a kill would leave: the files as they are while the client has them open.
  private Path asKilled() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("killed"));
    try (Stream<Path> files = Files.list(folder.resolve("a"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private static ServerFrame.Builder refused(Submit submit, boolean retryable) {
    return ServerFrame.newBuilder()
        .setRefused(
            Refused.newBuilder()
                .setConversationId(submit.getConversationId())
                .setClientMessageId(submit.getClientMessageId())
                .setProblem(
                    Problem.newBuilder()
                        .setCode(ProblemCode.PROBLEM_CODE_NOT_ALLOWED)
                        .setText("no"))
                .setRetryable(retryable));
  }

  @Test
  void draftsOutliveAKillUntilTheyAreEmptied() throws Exception {
    // Given
    client.drafts().save(DIRECT, "half");
    client.drafts().save(DIRECT, "half a thought");
    // When
    try (Relation next = Relation.at(service.settings(asKilled()));
        ImClient restored = next.restore().orElseThrow()) {
      // Then
      assertThat(restored.drafts().of(DIRECT)).isEqualTo("half a thought");
      restored.drafts().save(DIRECT, "");
      assertThat(restored.drafts().all()).isEmpty();
    }
  }

  @Test
  void queuedSendsOutliveAKillAndKeepTheirIdsAndOrder() throws Exception {
    // Given
    List<PendingMessage> sent =
        Stream.of("a", "b", "c").map(text -> client.messages().send(DIRECT, text)).toList();
    // When
    try (Relation next = Relation.at(service.settings(asKilled()));
        ImClient restored = next.restore().orElseThrow()) {
      // Then
      assertThat(restored.messages().pending())
          .extracting(PendingMessage::clientMessageId)
          .containsExactlyElementsOf(sent.stream().map(PendingMessage::clientMessageId).toList());
      restored.connect();
      ScriptedSockets.Connection connection = service.sockets.next().welcome();
      restored.messages().send(DIRECT, "d");
      assertThat(
              List.of(
                  Service.text(connection.takeSubmit()),
                  Service.text(connection.takeSubmit()),
                  Service.text(connection.takeSubmit()),
                  Service.text(connection.takeSubmit())))
          .containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void whatWasHeldAndTheSyncTokenOutliveARestart() throws Exception {
    // Given
    service.newest.set(3);
    client.connect();
    service.sockets.next().welcome();
    await().until(() -> client.connection() instanceof ConnectionState.Live);
    service.syncs.clear();
    service.pulls.clear();
    // When
    client.close();
    client = relation.restore().orElseThrow();
    var events = Service.events(client);
    client.connect();
    service.sockets.next().welcome();
    // Then
    await().until(() -> client.connection() instanceof ConnectionState.Live);
    assertThat(service.syncs.element().getToken()).isEqualTo("s3");
    assertThat(service.pulls).isEmpty();
    assertThat(Service.texts(events)).isEmpty();
    assertThat(client.messages().newest(DIRECT, 10).entries())
        .extracting(Entry::text)
        .containsExactly("m1", "m2", "m3");
  }

  @Test
  void aFinalRefusalIsNotSentAgainUntilItIsRetriedAndAcceptedWins() throws Exception {
    // Given
    client.connect();
    ScriptedSockets.Connection connection = service.sockets.next().welcome();
    PendingMessage sent = client.messages().send(DIRECT, "a");
    Submit submit = connection.takeSubmit();
    // When
    connection.send(refused(submit, false));
    await().until(() -> sent.state() instanceof SendState.Refused);
    // Then
    assertThat(connection.silentFor(200)).isTrue();
    assertThat(client.messages().pending()).hasSize(1);
    connection.send(Service.accepted(submit, 1));
    await().until(() -> sent.state() instanceof SendState.Accepted);
    await().until(() -> client.messages().pending().isEmpty());
  }

  @Test
  void aRetriedRefusalGoesOutUnderItsFirstId() throws Exception {
    // Given
    client.connect();
    ScriptedSockets.Connection first = service.sockets.next().welcome();
    PendingMessage sent = client.messages().send(DIRECT, "a");
    first.send(refused(first.takeSubmit(), false));
    await().until(() -> sent.state() instanceof SendState.Refused);
    // When
    client.messages().retry(sent.clientMessageId());
    // Then
    Submit again = first.takeSubmit();
    assertThat(again.getClientMessageId().toByteArray())
        .isEqualTo(sent.clientMessageId().toBytes());
  }

  @Test
  void aSecondClientOnTheSameStoreIsRefused() {
    // When, Then
    try (Relation second = Relation.at(service.settings(folder.resolve("a")))) {
      assertThatThrownBy(second::restore)
          .isInstanceOfSatisfying(
              StoreException.class,
              refused -> assertThat(refused.reason()).isEqualTo(StoreException.Reason.IN_USE));
    }
  }

  @Test
  void aNewerStoreIsRefusedAndLeftAlone() throws Exception {
    // Given
    client.close();
    Path file = folder.resolve("a").resolve(Service.ME + ".db");
    try (Connection direct = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = direct.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    // When, Then
    assertThatThrownBy(relation::restore)
        .isInstanceOfSatisfying(
            StoreException.class,
            refused -> assertThat(refused.reason()).isEqualTo(StoreException.Reason.TOO_NEW));
  }

  @Test
  void onlyTheOwnerCanReadTheStore() throws Exception {
    // When
    try (Stream<Path> files = Files.list(folder.resolve("a"))) {
      // Then
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void aTextThatIsTooLongIsRefusedAndNotStored() {
    // When
    PendingMessage sent = client.messages().send(DIRECT, "x".repeat(70_000));
    // Then
    assertThat(sent.state()).isInstanceOf(SendState.Refused.class);
    assertThat(client.messages().pending()).isEmpty();
  }
}
