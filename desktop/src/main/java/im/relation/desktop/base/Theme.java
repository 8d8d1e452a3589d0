package im.relation.desktop.base;

/// How the windows look.
public enum Theme {
  /// As the system does.
  SYSTEM,
  LIGHT,
  DARK
}
