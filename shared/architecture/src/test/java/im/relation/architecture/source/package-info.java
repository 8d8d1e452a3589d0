/// What the source files must look like: size, nullness, unfinished work, foreign places, named
/// files.
@NullMarked
package im.relation.architecture.source;

import org.jspecify.annotations.NullMarked;
