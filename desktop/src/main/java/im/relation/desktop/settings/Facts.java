package im.relation.desktop.settings;

import java.nio.file.Path;

/// What the client tells of itself; a value.
///
/// @param folder where the account's data is
/// @param storedMegabytes how much that is
/// @param log where the log is written
public record Facts(String version, Path folder, long storedMegabytes, Path log) {}
