/// What a person shows and what a person allows: nickname, avatar, who may ask, who may find.
///
/// Owns the table `user`. [UserSql#lock] on a person's row is what every change of that person's
/// sessions takes first, so two sign-ins at once see one another.
///
/// A changed profile is an entry in its owner's NOTICE log; friends read it with their next Sync or
/// look-up, because account must not know who is whose friend.
@NullMarked
package im.relation.account.profile;

import org.jspecify.annotations.NullMarked;
