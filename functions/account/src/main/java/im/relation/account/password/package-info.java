/// Changing a password: knowing the old one, or by a code. Both void every other sign-in.
///
/// Owns no table; writes through `credential`, `session` and `code`.
@NullMarked
package im.relation.account.password;

import org.jspecify.annotations.NullMarked;
