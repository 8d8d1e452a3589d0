@NullMarked
package im.relation.runtime.rpc;

import org.jspecify.annotations.NullMarked;
