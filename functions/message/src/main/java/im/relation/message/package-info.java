/// The log itself: entries are accepted in order, each once, and read back.
///
/// Flow of a submission: topic `message-submitted` → [Accept] (lock the heads, look up what is
/// stored, authorise the rest, give sequences, store; one transaction) → outcomes, which
/// [AcceptMessage] sends to `message-outcome`, or which delivery hands to fan-out in the same
/// process.
///
/// [AcceptPlan] decides and is pure; [MessageSql] owns the table `message`.
///
/// Knows nothing of connections, cursors or friends.
@NullMarked
package im.relation.message;

import org.jspecify.annotations.NullMarked;
