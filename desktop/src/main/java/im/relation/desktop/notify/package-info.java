/// Notifications of the desktop: what is worth one, and how the system shows it.
@NullMarked
package im.relation.desktop.notify;

import org.jspecify.annotations.NullMarked;
