package im.relation.account.session;

import im.relation.contract.account.v1.Device;
import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.DeviceId;
import im.relation.domain.Problem;
import im.relation.runtime.Outcome;
import java.util.Optional;

/// The device that signs up or in, checked.
///
/// @param earlier what it says it was before; believed only where it is the person's own
public record NewDevice(DeviceType type, String name, String client, Optional<DeviceId> earlier) {

  private static final int NAME = 64;
  private static final int CLIENT = 64;

  /// Problems: INVALID.
  public static Outcome<NewDevice> of(Device device) {
    if (device.getType() == DeviceType.UNRECOGNIZED
        || device.getType() == DeviceType.DEVICE_TYPE_UNSPECIFIED) {
      return Outcome.refused(Problem.invalid("device.type", "Say which type of device it is."));
    }
    if (device.getDeviceId() < 0) {
      return Outcome.refused(Problem.invalid("device.device_id", "An id is not negative."));
    }
    if (!fits(device.getClient(), CLIENT)) {
      return Outcome.refused(
          Problem.invalid("device.client", "At most 64 characters, no control characters."));
    }
    var named = device.getName().isEmpty() ? nameOf(device.getType()) : device.getName();
    var earlier =
        device.getDeviceId() == 0
            ? Optional.<DeviceId>empty()
            : Optional.of(new DeviceId(device.getDeviceId()));
    return name("device.name", named)
        .map(name -> new NewDevice(device.getType(), name, device.getClient(), earlier));
  }

  /// A device's name: 1 to 64 characters. Problems: INVALID.
  static Outcome<String> name(String field, String raw) {
    var name = raw.strip();
    return !name.isEmpty() && fits(name, NAME)
        ? Outcome.ok(name)
        : Outcome.refused(Problem.invalid(field, "1 to 64 characters, no control characters."));
  }

  private static boolean fits(String text, int most) {
    return text.length() <= 2 * most
        && text.codePoints().count() <= most
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static String nameOf(DeviceType type) {
    return switch (type) {
      case DEVICE_TYPE_DESKTOP -> "Desktop";
      case DEVICE_TYPE_PHONE -> "Phone";
      case DEVICE_TYPE_TABLET -> "Tablet";
      case DEVICE_TYPE_WEB -> "Web";
      case DEVICE_TYPE_BOT -> "Bot";
      case DEVICE_TYPE_UNSPECIFIED, UNRECOGNIZED -> "Device";
    };
  }
}
