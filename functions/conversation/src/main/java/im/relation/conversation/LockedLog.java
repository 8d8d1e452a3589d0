package im.relation.conversation;

import java.util.Optional;

/// A log under its lock, as one who writes to it sees it.
///
/// @param sender whether present or gone; empty for one who never was a member, and for the system
record LockedLog(LogHead head, Optional<Member> sender) {}
