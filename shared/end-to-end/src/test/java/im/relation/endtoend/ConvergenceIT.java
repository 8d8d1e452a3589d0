package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.ConversationId;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.TestDevice;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Devices with stores of their own, each online and offline as it happens: in the end all hold the
/// same log.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class ConvergenceIT {

  private static final int STEPS = 120;
  private static final int PAGE = 200;

  private final LocalRun run;

  ConvergenceIT(LocalRun run) {
    this.run = run;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void twoDevicesOfOnePersonAndTheOtherPersonHoldTheSameInTheEnd(long seed) {
    var random = new Random(seed);
    try (var desktop = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob");
        var phone = desktop.another(DeviceType.DEVICE_TYPE_PHONE).connect()) {
      // Given
      var conversation = desktop.befriend(bob);
      var devices = List.of(desktop, phone, bob);

      // When
      var sent = new ArrayList<String>();
      for (int step = 0; step < STEPS; step++) {
        var device = devices.get(random.nextInt(devices.size()));
        switch (random.nextInt(5)) {
          case 0 -> turn(device);
          case 1 -> read(device, conversation);
          default -> {
            sent.add("text " + step);
            assertThat(device.client().messages().send(conversation, "text " + step)).isNotNull();
          }
        }
      }
      devices.forEach(device -> device.client().connect());

      // Then
      await()
          .atMost(LocalRun.patience())
          .until(
              () -> devices.stream().allMatch(it -> texts(it, conversation).size() == sent.size()));
      assertThat(texts(desktop, conversation)).containsExactlyInAnyOrderElementsOf(sent);
      assertThat(texts(phone, conversation)).isEqualTo(texts(desktop, conversation));
      assertThat(texts(bob, conversation)).isEqualTo(texts(desktop, conversation));
      await()
          .atMost(LocalRun.patience())
          .until(() -> desktop.unread(conversation) == phone.unread(conversation));
      assertThat(devices).allSatisfy(it -> assertThat(it.client().messages().pending()).isEmpty());
    }
  }

  private static void turn(TestDevice device) {
    if (device.client().connection() instanceof ConnectionState.Offline) {
      device.client().connect();
    } else {
      device.client().disconnect();
    }
  }

  private static void read(TestDevice device, ConversationId conversation) {
    device
        .client()
        .conversations()
        .find(conversation)
        .ifPresent(held -> device.client().receipts().read(conversation, held.newest().sequence()));
  }

  /// In the order of the log, each as often as the device holds it.
  private static List<String> texts(TestDevice device, ConversationId conversation) {
    return device.client().messages().newest(conversation, PAGE).entries().stream()
        .map(Entry::text)
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
