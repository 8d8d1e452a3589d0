/// What happens on bad days, to real processes under load; `scripts/chaos` runs it. Each test
/// counts every message.
@NullMarked
package im.relation.endtoend.chaos;

import org.jspecify.annotations.NullMarked;
