/// Checks that any deployment passes, given nothing but its addresses: they run over one module's
/// edges and over the whole system alike.
@NullMarked
package im.relation.testkit;

import org.jspecify.annotations.NullMarked;
