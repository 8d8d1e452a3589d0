/// What one client does: one thread (the engine's) owns all of its state, takes turns over what
/// arrived, and writes each turn in one transaction; frames go out, events are told and futures
/// complete after the commit.
///
/// Flow: `Link` reads a frame → mailbox → [Engine] → [Inbox] merges entries, [Submissions] the
/// answers, [ReceiptBook] the cursors, [CatchUp] asks Sync and pulls gaps on threads of its own
/// whose answers come back through the mailbox → store → [EventPump] → listeners.
@NullMarked
package im.relation.sdk.internal.engine;

import org.jspecify.annotations.NullMarked;
