/// The list of conversations: who, the newest message, when, how many are unread.
@NullMarked
package im.relation.desktop.conversations;

import org.jspecify.annotations.NullMarked;
