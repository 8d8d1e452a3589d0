/// Making an account: the one place where name, person, password, NOTICE log and first session are
/// written together.
///
/// Owns no table: each write goes through the slice that owns it, in one transaction.
@NullMarked
package im.relation.account.signup;

import org.jspecify.annotations.NullMarked;
