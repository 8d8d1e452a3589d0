/// Tests of the local run: its certificates alone, and the whole of it started in this JVM.
@NullMarked
package im.relation.bench;

import org.jspecify.annotations.NullMarked;
