/// Tests.
@NullMarked
package im.relation.account.profile;

import org.jspecify.annotations.NullMarked;
