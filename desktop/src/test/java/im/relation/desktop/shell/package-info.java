@NullMarked
package im.relation.desktop.shell;

import org.jspecify.annotations.NullMarked;
