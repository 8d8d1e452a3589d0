/// Who the others are: their names, whether they are there, whether they type. One [People] per
/// signed-in account, confined to the window's thread.
@NullMarked
package im.relation.desktop.people;

import org.jspecify.annotations.NullMarked;
