/// Tests.
@NullMarked
package im.relation.account.limit;

import org.jspecify.annotations.NullMarked;
