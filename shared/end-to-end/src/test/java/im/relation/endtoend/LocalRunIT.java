package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.LocalRunSettings;
import im.relation.endtoend.kit.TestDevice;
import im.relation.sdk.Entry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// The life of a local run: starts that must not happen, ends of all kinds, and what is there
/// after. One data folder and, where the order allows, one run for all.
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LocalRunIT {

  private static LocalRun run = LocalRun.start(LocalRunSettings.fresh("life"));

  @BeforeAll
  static void hasItsServers() {
    assertThat(run.servers()).as("mariadbd and redis-server").hasSize(2);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  @Order(1)
  void aSecondRunOnTheSameDataSaysSoAndTheFirstIsUnharmed() {
    var servers = run.servers();

    // When
    var second = LocalRun.startInVain(run.settings());

    // Then
    assertThat(second.exitStatus()).isEqualTo(1);
    assertSaysInOneSentence(second, run.settings().data().toString(), "in use");
    assertUnharmed(servers);
  }

  @Test
  @Order(1)
  void aTakenPortIsNamed() throws IOException {
    var servers = run.servers();
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (var port : java.util.List.of("http", "grpc", "socket", "fleet")) {
        // When
        var settings =
            LocalRunSettings.fresh("taken-" + port)
                .with("--im.local." + port + "-port=" + taken.getLocalPort());
        var second = LocalRun.startInVain(settings);

        // Then
        assertThat(second.exitStatus()).isEqualTo(1);
        assertSaysInOneSentence(second, String.valueOf(taken.getLocalPort()), "taken");
        assertThat(LocalRun.serversOn(settings.data())).isEmpty();
      }
    }
    assertUnharmed(servers);
  }

  @Test
  @Order(1)
  void anUnknownSettingIsNamed() {
    // When
    var settings = LocalRunSettings.fresh("unknown").with("--im.local.htttp-port=0");
    var ended = LocalRun.startInVain(settings);

    // Then
    assertThat(ended.exitStatus()).isEqualTo(1);
    assertThat(ended.output()).contains("htttp-port");
    assertThat(LocalRun.serversOn(settings.data())).isEmpty();
  }

  @Test
  @Order(2)
  void accountsAndMessagesAreThereAfterSigtermAndAStart() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.signUp(run.endpoints(), "bob")) {
      // Given
      var conversation = alice.befriend(bob);
      alice.sendAccepted(conversation, "written before");

      // When
      var servers = run.servers();
      int status = run.stop();

      // Then
      assertThat(status).isEqualTo(143);
      assertNothingRuns(servers);

      // When
      run = LocalRun.start(run.settings());

      // Then
      try (var again = bobAgain(bob)) {
        var page = again.client().messages().newest(conversation, 10);
        assertThat(page.entries().stream().map(Entry::text)).contains("written before");
      }
    }
  }

  @Test
  @Order(3)
  void afterASigkillTheNextStartEndsTheOrphansAndLosesNothing() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.signUp(run.endpoints(), "bob")) {
      // Given
      var conversation = alice.befriend(bob);
      for (int n = 1; n <= 20; n++) {
        alice.sendAccepted(conversation, "message " + n);
      }

      // When
      var orphans = run.servers();
      run.kill();
      run = LocalRun.start(run.settings());

      // Then
      assertThat(run.servers()).hasSize(2).doesNotContainAnyElementsOf(orphans);
      try (var again = bobAgain(bob)) {
        var page = again.client().messages().newest(conversation, 50);
        assertThat(page.entries().stream().map(Entry::text).filter(text -> !text.isEmpty()))
            .hasSize(20)
            .last()
            .isEqualTo("message 20");
      }
    }
  }

  @Test
  @Order(4)
  void aFolderWithAGarbledLayoutIsLeftAlone() throws IOException {
    run.stop();
    assertIsLeftAlone(run.settings().data().resolve("layout"));
  }

  @Test
  @Order(5)
  void aFolderWithAGarbledTokenKeyIsLeftAlone() throws IOException {
    run.stop();
    assertIsLeftAlone(run.settings().data().resolve("keys/token-key.jwk"));
  }

  @Test
  @Order(5)
  void aFolderWithAGarbledFleetCredentialIsLeftAlone() throws IOException {
    run.stop();
    assertIsLeftAlone(run.settings().data().resolve("keys/fleet.credential"));
  }

  private static void assertIsLeftAlone(Path file) throws IOException {
    // Given
    var good = Files.readAllBytes(file);
    Files.write(file, new byte[] {0, 1, 2, (byte) 0xff});
    var before = kept(run.settings().data());

    // When
    var ended = LocalRun.startInVain(run.settings());

    // Then
    assertThat(ended.exitStatus()).isEqualTo(1);
    assertSaysInOneSentence(ended, file.toString(), "");
    assertThat(kept(run.settings().data())).isEqualTo(before);
    assertThat(run.servers()).isEmpty();
    Files.write(file, good);
  }

  /// Sizes of the files that a person cannot do without: the layout, the keys, the mails, and where
  /// MariaDB keeps its tables.
  private static Map<String, Long> kept(Path data) throws IOException {
    var sizes = new TreeMap<String, Long>();
    try (var files = Files.walk(data)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = data.relativize(file).toString();
        if (name.equals("layout") || name.startsWith("keys/") || name.endsWith(".ibd")) {
          sizes.put(name, Files.size(file));
        }
      }
    }
    return sizes;
  }

  private static TestDevice bobAgain(TestDevice before) {
    return TestDevice.signIn(
            run.endpoints(),
            before.username(),
            im.relation.contract.account.v1.DeviceType.DEVICE_TYPE_PHONE)
        .connect();
  }

  private static void assertUnharmed(java.util.Set<Long> servers) {
    assertThat(run.ready()).isTrue();
    assertThat(run.servers()).isEqualTo(servers);
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      var conversation = alice.befriend(bob);
      alice.sendAccepted(conversation, "unharmed");
      assertThat(bob.awaitTexts(conversation, 1)).containsExactly("unharmed");
    }
  }

  private static void assertNothingRuns(java.util.Set<Long> servers) {
    await()
        .atMost(LocalRun.patience())
        .untilAsserted(
            () ->
                assertThat(servers)
                    .noneMatch(
                        pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)));
    assertThat(run.servers()).isEmpty();
  }

  /// One line that a person can act on, and no stack trace.
  private static void assertSaysInOneSentence(LocalRun.Ended ended, String... words) {
    assertThat(ended.output().lines().filter(line -> line.startsWith("im-relation does not start")))
        .singleElement()
        .asString()
        .contains(words);
    assertThat(ended.output()).doesNotContain("\tat ", "Exception");
  }
}
