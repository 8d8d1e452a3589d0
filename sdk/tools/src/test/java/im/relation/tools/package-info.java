/// Tests of what both programs use.
@NullMarked
package im.relation.tools;

import org.jspecify.annotations.NullMarked;
