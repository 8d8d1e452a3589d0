@NullMarked
package im.relation.desktop.notify;

import org.jspecify.annotations.NullMarked;
