/// Passwords: the rule for new ones, their Argon2id hashes, the bound on hashing at once, and the
/// table `credential`.
///
/// Flow: raw text → [PasswordRule] (new) or [Password#typed] (to compare) → [PasswordHasher],
/// outside of any transaction → [CredentialSql].
@NullMarked
package im.relation.account.credential;

import org.jspecify.annotations.NullMarked;
