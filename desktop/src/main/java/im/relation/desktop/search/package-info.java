/// One place to look for everything: conversations and friends by name, messages by words.
@NullMarked
package im.relation.desktop.search;

import org.jspecify.annotations.NullMarked;
