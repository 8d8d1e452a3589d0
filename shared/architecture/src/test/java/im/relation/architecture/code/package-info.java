/// Rules over the compiled classes of every module: who may know whom, and what main code may call.
@NullMarked
package im.relation.architecture.code;

import org.jspecify.annotations.NullMarked;
