package im.relation.account.session;

/// Which older sessions a sign-in ends.
public enum SessionPolicy {
  /// None.
  ALL,
  /// Those on devices of the same type; the default.
  ONE_PER_DEVICE_TYPE,
  /// All.
  ONE
}
