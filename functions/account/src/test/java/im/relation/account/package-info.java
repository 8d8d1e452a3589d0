/// Tests.
@NullMarked
package im.relation.account;

import org.jspecify.annotations.NullMarked;
