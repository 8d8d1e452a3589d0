/// What the tests of this build did: none skipped, and every test that a document names ran and
/// passed.
@NullMarked
package im.relation.architecture.reports;

import org.jspecify.annotations.NullMarked;
