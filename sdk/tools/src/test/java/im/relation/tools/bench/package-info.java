/// Tests of the bench's arithmetic, of its arguments, and of a run against a server of the test's
/// own that spoils and doubles.
@NullMarked
package im.relation.tools.bench;

import org.jspecify.annotations.NullMarked;
