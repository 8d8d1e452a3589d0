/// Tests.
@NullMarked
package im.relation.account.credential;

import org.jspecify.annotations.NullMarked;
