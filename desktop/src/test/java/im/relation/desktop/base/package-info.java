@NullMarked
package im.relation.desktop.base;

import org.jspecify.annotations.NullMarked;
