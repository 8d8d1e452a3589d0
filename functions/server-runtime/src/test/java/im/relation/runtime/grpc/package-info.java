@NullMarked
package im.relation.runtime.grpc;

import org.jspecify.annotations.NullMarked;
