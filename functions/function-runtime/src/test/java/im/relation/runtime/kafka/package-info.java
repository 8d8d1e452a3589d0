@NullMarked
package im.relation.runtime.kafka;

import org.jspecify.annotations.NullMarked;
