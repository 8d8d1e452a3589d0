/// How often one person or address may do something, counted in this process.
@NullMarked
package im.relation.account.limit;

import org.jspecify.annotations.NullMarked;
