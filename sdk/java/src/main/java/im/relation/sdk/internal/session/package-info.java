/// The tokens of the session and which accounts have a store. Flow: a call asks for a token; one
/// that is about to end is refreshed by whoever comes first, the others wait; the next pair is
/// stored before it is used.
@NullMarked
package im.relation.sdk.internal.session;

import org.jspecify.annotations.NullMarked;
