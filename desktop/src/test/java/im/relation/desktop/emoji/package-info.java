@NullMarked
package im.relation.desktop.emoji;

import org.jspecify.annotations.NullMarked;
