/// Conversations and their members: who may read and write which log, and how far each log has
/// come.
///
/// Owns the tables `conversation` and `member`. Other features use its few public types:
/// [Conversations] to make conversations and change rights, [LogHeads] to append to a log under its
/// lock, [Memberships] to read, [SystemEntries] to write what the system says. Its one function,
/// publishNotice, says what somebody outside wants told.
///
/// Locks are taken in one order by every writer: conversation rows by ascending id, then members,
/// then the feature's own rows. Rights stand in `member`, so a change that committed is in force
/// for every later entry.
///
/// Knows nothing of messages, cursors, friends or connections.
@NullMarked
package im.relation.conversation;

import org.jspecify.annotations.NullMarked;
