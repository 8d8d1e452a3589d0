package im.relation.desktop.shell;

/// What the window shows.
public enum Section {
  CHATS,
  CONTACTS,
  SETTINGS
}
