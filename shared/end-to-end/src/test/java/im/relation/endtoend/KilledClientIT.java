package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.ConversationId;
import im.relation.domain.FriendRequestId;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.TestDevice;
import im.relation.sdk.Endpoints;
import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import im.relation.sdk.Settings;
import im.relation.sdk.ThisDevice;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A program with the SDK that ends by SIGKILL in the middle of its work, with and without a
/// connection.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class KilledClientIT {

  private static final int ROUNDS = 4;
  private static final int SENDS_BEFORE_THE_KILL = 40;

  @TempDir private Path folder;

  private final LocalRun run;

  KilledClientIT(LocalRun run) {
    this.run = run;
  }

  @Test
  void whatAKilledProgramHadTakenGoesOutOnceAndInOrder() throws Exception {
    try (var bob = TestDevice.online(run.endpoints(), "bob");
        var relation = Relation.at(Writer.settings(run.endpoints(), folder))) {
      // Given
      ConversationId conversation;
      try (var alice = relation.signUp(bob.username() + "_a", TestDevice.PASSWORD, "A").orThrow()) {
        conversation = befriend(alice, bob);
      }

      // When
      var taken = new ArrayList<String>();
      for (int round = 0; round < ROUNDS; round++) {
        taken.addAll(writeAndBeKilled(conversation, round));
      }
      try (var alice = relation.restore().orElseThrow()) {
        alice.connect();
        bob.awaitTexts(conversation, taken.size());
        var last = alice.messages().send(conversation, "last").outcome();
        TestDevice.outcome(last);
        assertThat(alice.messages().pending()).isEmpty();
      }

      // Then
      var received = bob.awaitTexts(conversation, taken.size() + 1);
      assertThat(received).endsWith("last").doesNotHaveDuplicates().containsAll(taken);
      // a kill may come between a send and the word of it: that one is there as well
      assertThat(received).hasSizeBetween(taken.size() + 1, taken.size() + 1 + ROUNDS);
      assertThat(received.subList(0, received.size() - 1))
          .isSortedAccordingTo(Comparator.naturalOrder());
    }
  }

  private static ConversationId befriend(ImClient alice, TestDevice bob) {
    var asked = bob.client().friends().request(alice.user(), "").orThrow();
    var request = new FriendRequestId(asked.getRequest().getRequestId());
    return new ConversationId(alice.friends().accept(request).orThrow().getConversationId());
  }

  /// Every other round without a connection.
  private List<String> writeAndBeKilled(ConversationId conversation, int round)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                run.endpoints().functions().toString(),
                Integer.toString(run.endpoints().socketPort()),
                folder.toString(),
                conversation.toString(),
                Integer.toString(round))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var told = new ArrayList<String>();
    try (var lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        told.add(line);
        if (told.size() == SENDS_BEFORE_THE_KILL) {
          process.toHandle().destroyForcibly(); // its output can still be read
        }
      }
    }
    process.waitFor();
    assertThat(told).hasSizeGreaterThanOrEqualTo(SENDS_BEFORE_THE_KILL);
    return told;
  }

  /// The program: sends without end and says each text once the SDK has taken it.
  static final class Writer {

    private Writer() {}

    static Settings settings(Endpoints endpoints, Path folder) {
      return Settings.of(endpoints, ThisDevice.bot("killed"), folder);
    }

    public static void main(String[] words) {
      var endpoints =
          new Endpoints(URI.create(words[0]), "127.0.0.1", Integer.parseInt(words[1]), false, null);
      var client = Relation.at(settings(endpoints, Path.of(words[2]))).restore().orElseThrow();
      var conversation = new ConversationId(Long.parseLong(words[3]));
      int round = Integer.parseInt(words[4]);
      if (round % 2 == 1) {
        client.connect();
      }
      for (int sent = 0; ; sent++) {
        var text = "%d %06d".formatted(round, sent);
        var _ = client.messages().send(conversation, text);
        System.out.println(text);
      }
    }
  }
}
