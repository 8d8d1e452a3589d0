@NullMarked
package im.relation.desktop.people;

import org.jspecify.annotations.NullMarked;
