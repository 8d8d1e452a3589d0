@NullMarked
package im.relation.desktop.text;

import org.jspecify.annotations.NullMarked;
