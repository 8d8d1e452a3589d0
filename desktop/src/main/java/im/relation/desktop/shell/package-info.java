/// The window of somebody who is signed in: the rail, the panes, the banner, the keys.
@NullMarked
package im.relation.desktop.shell;

import org.jspecify.annotations.NullMarked;
