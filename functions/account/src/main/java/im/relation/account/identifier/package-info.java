/// What accounts are called at sign-in: one normal form per kind, the same on write and read, and
/// the table `login_identifier` whose primary key makes each unique.
///
/// Flow: raw text → [LoginIdentifier] (pure, refuses what breaks the rules) → [IdentifierSql].
@NullMarked
package im.relation.account.identifier;

import org.jspecify.annotations.NullMarked;
