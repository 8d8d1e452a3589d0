/// The pure rules of logs and waits: order and gaps, unread, receipts' pace, back-off, close codes.
/// No I/O, no clock.
@NullMarked
package im.relation.sdk.internal.log;

import org.jspecify.annotations.NullMarked;
