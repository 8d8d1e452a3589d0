/// Who a person is: accounts, what they are called at sign-in, passwords, codes, sessions, profiles
/// and settings.
///
/// Other features see [im.relation.account.People] and nothing else, operators [Accounts]. Knows
/// nothing of friends, groups or messages; it makes a new person's NOTICE log and writes into it
/// through conversation.
///
/// Flow of a sign-up: `signup` folds the name (`identifier`), checks the code (`code`), hashes
/// (`credential`), then in one transaction writes the name, the person (`profile`), the hash, the
/// NOTICE log and the first session (`session`). Ending a session is an update and an outbox record
/// to topic session-ended; who holds the connection is no business of ours.
///
/// Locks are taken in the order of `db/account/V1__account.sql`; conversation's come before.
@NullMarked
package im.relation.account;

import org.jspecify.annotations.NullMarked;
