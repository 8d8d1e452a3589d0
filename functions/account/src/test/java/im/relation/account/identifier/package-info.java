/// Tests.
@NullMarked
package im.relation.account.identifier;

import org.jspecify.annotations.NullMarked;
