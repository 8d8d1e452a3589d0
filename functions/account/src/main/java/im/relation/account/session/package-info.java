/// Sessions: the sign-ins of a person's devices, and what ends them.
///
/// Owns `device`, `session` and `refresh_token`. [SignIn] and sign-up open a session in one
/// transaction: lock the person, end what the policy ends, write device, session and refresh token.
/// Whatever ends a session goes through [SessionEnds]: an update, a record to topic session-ended
/// (endSessions kicks its connection) and an entry in the owner's NOTICE log, all in one
/// transaction. MySQL's row is the truth; [LiveSessions] is what the edges ask.
///
/// An access token is a JWT of 15 min that is checked without us; a refresh token is 32 random
/// bytes, stored hashed, one generation after another ([RefreshSession] says what a second use
/// means).
@NullMarked
package im.relation.account.session;

import org.jspecify.annotations.NullMarked;
