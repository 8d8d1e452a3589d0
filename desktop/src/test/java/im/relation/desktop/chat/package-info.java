@NullMarked
package im.relation.desktop.chat;

import org.jspecify.annotations.NullMarked;
