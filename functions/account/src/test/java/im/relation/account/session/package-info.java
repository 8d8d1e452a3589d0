/// Tests.
@NullMarked
package im.relation.account.session;

import org.jspecify.annotations.NullMarked;
