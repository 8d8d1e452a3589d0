/// Tests.
@NullMarked
package im.relation.account.code;

import org.jspecify.annotations.NullMarked;
