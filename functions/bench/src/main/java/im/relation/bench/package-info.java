/// People for a load: `scripts/bench --start` adds this to the local run that it starts. They have
/// no account and no password, so nobody can sign in as one of them; what they have is a signed
/// token of a session of their own, and two by two a DIRECT conversation.
///
/// No other module depends on this one (a test holds it), so no other server knows the door.
@NullMarked
package im.relation.bench;

import org.jspecify.annotations.NullMarked;
