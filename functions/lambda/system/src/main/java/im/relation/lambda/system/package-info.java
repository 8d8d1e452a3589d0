/// The deployable of what the system does by itself: the functions that queues and schedules start.
@NullMarked
package im.relation.lambda.system;

import org.jspecify.annotations.NullMarked;
