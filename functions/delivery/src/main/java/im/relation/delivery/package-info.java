/// From stored entries to people's devices: fan-out, cursors, unread, Sync.
///
/// Flow of an entry: [AcceptThenFanOut] (or `acceptMessage`, topic `message-outcome`,
/// [FanOutMessage]) → [FanOut] → presence's Pusher → nodes. Flow of a receipt: topic
/// `cursor-reported` → [AdvanceCursor] → table `cursor` → CursorAdvanced to the peer and to one's
/// own devices. [Sync] answers what changed since a token.
///
/// Unread is derived from counts in three rows and counted nowhere ([Unread]).
///
/// Knows nothing of what bodies hold.
@NullMarked
package im.relation.delivery;

import org.jspecify.annotations.NullMarked;
