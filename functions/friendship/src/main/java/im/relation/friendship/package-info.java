/// Who is whose friend, who asks whom, who blocks whom.
///
/// Owns `friend` (two rows per pair, one per direction) and `friend_request`. Uses conversation
/// (the DIRECT conversation of a pair and who may send in it) and account's
/// [im.relation.account.People]; knows nothing of messages or presence.
///
/// Flow of every change: [PairWork] opens a transaction, locks the pair's DIRECT conversation
/// (where there is one, or makes it), then both rows of the pair, the smaller owner's first; the
/// function reads what it needs, decides (pure), writes, sets who may send, and tells both sides by
/// entries in their NOTICE logs, through the outbox of the same transaction. A friendship opens
/// with a FRIENDS_SINCE entry in the conversation. Two requests that cross therefore queue up at
/// the pair, and the second one finds the first.
///
/// The one who is blocked is never told, nor can he find out: he is refused like a stranger whom
/// nobody may ask, and his own pending request stays pending for him alone.
@NullMarked
package im.relation.friendship;

import org.jspecify.annotations.NullMarked;
