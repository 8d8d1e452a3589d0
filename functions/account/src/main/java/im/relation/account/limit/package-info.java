/// How often something may be tried for one person or address, counted by all processes together.
@NullMarked
package im.relation.account.limit;

import org.jspecify.annotations.NullMarked;
