package im.relation.desktop.chat;

/// Whether a person can write in a chat.
public enum Writing {
  OPEN,
  /// Both are no friends any more.
  NOT_FRIENDS,
  /// This person blocks the other one.
  BLOCKED
}
