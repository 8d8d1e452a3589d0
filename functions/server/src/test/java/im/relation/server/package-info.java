@NullMarked
package im.relation.server;

import org.jspecify.annotations.NullMarked;
