@NullMarked
package im.relation.runtime.outbox;

import org.jspecify.annotations.NullMarked;
