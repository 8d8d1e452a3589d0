/// Messages of queues, turns of schedules and what stores tell, worked on by functions that events
/// start.
@NullMarked
package im.relation.lambda.events;

import org.jspecify.annotations.NullMarked;
