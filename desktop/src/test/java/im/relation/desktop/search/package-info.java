@NullMarked
package im.relation.desktop.search;

import org.jspecify.annotations.NullMarked;
