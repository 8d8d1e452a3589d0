/// The deliberate breaks of `docs/breaks`: that they can still be made. Whether they are caught,
/// `scripts/breaks` tells.
@NullMarked
package im.relation.architecture.breaks;

import org.jspecify.annotations.NullMarked;
