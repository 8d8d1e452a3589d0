package im.relation.sdk;

import im.relation.contract.account.v1.DeviceType;

/// What this device and program are.
///
/// @param type by default one session per type is live
/// @param name what its owner calls it; at most 64 characters; empty for the type's name
/// @param clientName for example `im-desktop`; at most 64 characters
/// @param clientVersion for example `1.2.0`; at most 32 characters
public record ThisDevice(DeviceType type, String name, String clientName, String clientVersion) {

  public static ThisDevice bot(String clientName) {
    return new ThisDevice(DeviceType.DEVICE_TYPE_BOT, "", clientName, "1");
  }

  public static ThisDevice desktop(String name, String clientVersion) {
    return new ThisDevice(DeviceType.DEVICE_TYPE_DESKTOP, name, "im-desktop", clientVersion);
  }
}
